// The file format. A row is a list of runs { zone, end }, and is written as what changed since the row to the north of it,
// because borders move little from row to row: two fifths of what plain run lengths take.
//
//   "WHTZ1", cells per degree, zone count, zones (length, ASCII), then three streams, each with its length in front:
//   steps    keep = take the next run of the row above, its end moved by the next of moves; drop = pass it over;
//            add = the next of runs; next = the row is done
//   moves    zigzag
//   runs     zone, length since the end of the run before
//
// All numbers are varints: seven bits a byte, the lowest first. Zone 0 is the sea; n is the n-th zone.
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'

const magic = 'WHTZ1'
const [keep, drop, add, next] = [0, 1, 2, 3]

export function encode({ per, zones, rows }) {
  const steps = new Writer()
  const moves = new Writer()
  const runs = new Writer()
  let above = []
  for (const row of rows) {
    let end = 0
    for (const [step, run, old] of align(above, row)) {
      steps.number(step)
      if (step === keep) moves.signed(run.end - old.end)
      if (step === add) runs.number(run.zone).number(run.end - end)
      if (step !== drop) end = run.end
    }
    steps.number(next)
    above = row
  }

  const file = new Writer().text(magic).number(per).number(zones.length)
  for (const zone of zones) file.number(zone.length).text(zone)
  for (const { bytes } of [steps, moves, runs]) file.number(bytes.length).append(bytes)
  return brotliCompressSync(Buffer.from(file.bytes), {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 },
  })
}

/** The cheapest way from one row to the next: the best common subsequence of borders, where a border that moved far is worth less. */
function align(above, row) {
  const value = Array.from({ length: row.length + 1 }, () => new Float64Array(above.length + 1))
  const worth = (i, j) => {
    const same = row[i].zone === above[j].zone && row[i + 1]?.zone === above[j + 1]?.zone
    return same ? 1 - Math.min(0.9, Math.abs(row[i].end - above[j].end) / 200) + value[i + 1][j + 1] : -1
  }
  for (let i = row.length - 1; i >= 0; i--)
    for (let j = above.length - 1; j >= 0; j--) value[i][j] = Math.max(value[i + 1][j], value[i][j + 1], worth(i, j))

  const path = []
  for (let i = 0, j = 0; i < row.length || j < above.length; ) {
    if (i < row.length && j < above.length && value[i][j] === worth(i, j)) path.push([keep, row[i++], above[j++]])
    else if (j < above.length && (i === row.length || value[i][j] === value[i][j + 1])) path.push([drop, null, above[j++]])
    else path.push([add, row[i++], null])
  }
  return path
}

export function decode(file) {
  const bytes = brotliDecompressSync(file)
  const reader = new Reader(bytes, 0)
  if (reader.text(magic.length) !== magic) throw new Error('not a raster of time zones')
  const per = reader.number()
  const zones = Array.from({ length: reader.number() }, () => reader.text(reader.number()))
  const [steps, moves, runs] = [0, 1, 2].map(() => new Reader(bytes, reader.skip(reader.number())))
  const rows = []
  let above = []
  while (rows.length < 180 * per) {
    const row = []
    for (let step, j = 0; (step = steps.number()) !== next; ) {
      if (step === add) row.push({ zone: runs.number(), end: (row.at(-1)?.end ?? 0) + runs.number() })
      else if (step === keep) row.push({ zone: above[j].zone, end: above[j++].end + moves.signed() })
      else j++
    }
    rows.push((above = row))
  }
  return { per, zones, rows }
}

class Writer {
  bytes = []

  number(n) {
    for (; n > 127; n >>>= 7) this.bytes.push((n & 127) | 128)
    this.bytes.push(n)
    return this
  }

  signed(n) {
    return this.number(n < 0 ? -2 * n - 1 : 2 * n)
  }

  text(s) {
    return this.append(Buffer.from(s, 'ascii'))
  }

  append(bytes) {
    for (const byte of bytes) this.bytes.push(byte)
    return this
  }
}

class Reader {
  constructor(bytes, at) {
    this.bytes = bytes
    this.at = at
  }

  number() {
    let n = 0
    for (let shift = 0; ; shift += 7) {
      const byte = this.bytes[this.at++]
      n |= (byte & 127) << shift
      if (byte < 128) return n
    }
  }

  signed() {
    const n = this.number()
    return n & 1 ? -(n + 1) / 2 : n / 2
  }

  text(length) {
    return this.bytes.toString('ascii', this.skip(length), this.at)
  }

  skip(length) {
    const from = this.at
    this.at += length
    return from
  }
}
