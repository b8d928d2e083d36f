// node build.mjs [cells per degree] [output]
import { writeFileSync } from 'node:fs'
import { Grid } from './grid.mjs'
import { eachLeaf, zones } from './polygons.mjs'
import { encode } from './raster.mjs'

const per = Number(process.argv[2] ?? 40)
const output = process.argv[3] ?? new URL('../../Services/WeatherHub.Weather/Geography/timezones.bin.br', import.meta.url)

const grid = new Grid(per)
eachLeaf(({ bounds, zone, features }) => {
  if (!features) return grid.fillSquare(bounds, zone + 1)
  // Where zones overlap, the first that geo-tz gives is painted last.
  for (const feature of features.reverse()) for (const rings of feature.polygons) grid.fillPolygon(rings, feature.zone + 1)
})

const rows = Array.from({ length: grid.rows }, (_, row) => {
  const cells = grid.cells.subarray(row * grid.columns, (row + 1) * grid.columns)
  const runs = []
  cells.forEach((zone, column) => {
    if (column === 0 || zone !== cells[column - 1]) runs.push({ zone, end: 0 })
    runs.at(-1).end = column + 1
  })
  return runs
})

const file = encode({ per, zones, rows })
writeFileSync(output, file)
console.log(`${zones.length} zones, ${rows.reduce((sum, row) => sum + row.length, 0)} runs, ${file.length} bytes`)
