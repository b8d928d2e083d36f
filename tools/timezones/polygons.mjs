// Reads the zones of geo-tz ("all" data) off its quadtree: squares that lie in one zone, and pieces of border as polygons.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import geobuf from 'geobuf'
import Pbf from 'pbf'

const folder = join(dirname(createRequire(import.meta.url).resolve('geo-tz')), '..', 'data')
const index = JSON.parse(readFileSync(join(folder, 'timezones.geojson.index.json'), 'utf8'))
const pieces = readFileSync(join(folder, 'timezones.geojson.geo.dat'))

export const zones = index.timezones

/** Calls back for each leaf: { bounds: [west, south, east, north], zone } or { bounds, features: [{ zone, polygons }] }. */
export function eachLeaf(visit) {
  const edge = 89.9999
  walk(index.lookup, [-179.9999, -edge, 179.9999, edge], [0, 0], visit)
}

function walk(node, [west, south, east, north], [x, y], visit) {
  const quarters = { a: [x, y, east, north], b: [west, y, x, north], c: [west, south, x, y], d: [x, south, east, y] }
  for (const [name, bounds] of Object.entries(quarters)) {
    const leaf = node[name]
    if (!leaf) continue
    if (Array.isArray(leaf)) visit({ bounds, zone: leaf[0] })
    else if (leaf.pos >= 0 && leaf.len) visit({ bounds, features: decode(leaf) })
    else walk(leaf, bounds, [(bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2], visit)
  }
}

function decode({ pos, len }) {
  const collection = geobuf.decode(new Pbf(pieces.subarray(pos, pos + len)))
  return collection.features.map(({ properties, geometry }) => ({
    zone: zones.indexOf(properties.tzid),
    polygons: geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates,
  }))
}
