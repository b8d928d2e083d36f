// A grid of cells, row 0 in the north, column 0 at 180° west. A cell has the zone of its centre: 0 is the sea, n is zones[n - 1].
export class Grid {
  constructor(cellsPerDegree) {
    this.per = cellsPerDegree
    this.columns = 360 * cellsPerDegree
    this.rows = 180 * cellsPerDegree
    this.cells = new Uint16Array(this.columns * this.rows)
  }

  /** The first column, or row, whose centre is not before the edge. */
  column(longitude) {
    return clamp(Math.ceil((longitude + 180) * this.per - 0.5), this.columns)
  }

  row(latitude) {
    return clamp(Math.ceil((90 - latitude) * this.per - 0.5), this.rows)
  }

  fillSquare([west, south, east, north], value) {
    for (let row = this.row(north); row < this.row(south); row++) this.fill(row, west, east, value)
  }

  /** Even-odd scan lines through the centres of the rows. */
  fillPolygon(rings, value) {
    const crossings = new Map()
    for (const ring of rings) {
      for (let i = 0; i < ring.length; i++) {
        const [x1, y1] = ring[i]
        const [x2, y2] = ring[(i + 1) % ring.length]
        const last = this.row(Math.min(y1, y2))
        for (let row = this.row(Math.max(y1, y2)); row < last; row++) {
          const y = 90 - (row + 0.5) / this.per
          if (!crossings.has(row)) crossings.set(row, [])
          crossings.get(row).push(x1 + ((y - y1) / (y2 - y1)) * (x2 - x1))
        }
      }
    }
    for (const [row, xs] of crossings) {
      xs.sort((a, b) => a - b)
      for (let i = 0; i + 1 < xs.length; i += 2) this.fill(row, xs[i], xs[i + 1], value)
    }
  }

  fill(row, west, east, value) {
    const start = row * this.columns
    this.cells.fill(value, start + this.column(west), start + this.column(east))
  }
}

function clamp(cell, cells) {
  return Math.max(0, Math.min(cells, cell))
}
