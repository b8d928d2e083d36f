// node check.mjs [points] [seed]: compares the raster with geo-tz at random points of the land and the waters along it.
import { readFileSync } from 'node:fs'
import geotz from 'geo-tz/all'
import { decode } from './raster.mjs'

const points = Number(process.argv[2] ?? 200_000)
const random = mulberry32(Number(process.argv[3] ?? 1))
const { per, zones, rows } = decode(readFileSync(new URL('../../Services/WeatherHub.Weather/Geography/timezones.bin.br', import.meta.url)))
const instants = ['2026-01-15T12:00Z', '2026-04-01T12:00Z', '2026-07-15T12:00Z', '2026-10-28T12:00Z'].map(text => new Date(text))
const formats = new Map()

let land = 0
let wrongName = 0
let offshore = 0
let wrongTime = 0
while (land < points) {
  const latitude = (Math.asin(2 * random() - 1) * 180) / Math.PI
  const longitude = 360 * random() - 180
  const truth = geotz.find(latitude, longitude)
  if (truth[0].startsWith('Etc/')) continue
  land++
  const zone = zoneAt(latitude, longitude)
  if (truth.includes(zone)) continue
  wrongName++
  if (zone.startsWith('Etc/')) offshore++
  if (clocks(zone) !== clocks(truth[0])) wrongTime++
}

const percent = n => `${((100 * n) / land).toFixed(3)} %`
console.log(`${land} points: another zone's name at ${percent(wrongName)}, of these taken for open sea ${percent(offshore)}; another time on the clock at ${percent(wrongTime)}`)

function zoneAt(latitude, longitude) {
  const row = rows[Math.min(rows.length - 1, Math.floor((90 - latitude) * per))]
  const column = Math.min(360 * per - 1, Math.floor((longitude + 180) * per))
  const { zone } = row.find(run => column < run.end)
  const hours = Math.round(longitude / 15)
  return zone > 0 ? zones[zone - 1] : hours === 0 ? 'Etc/GMT' : `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`
}

function clocks(timeZone) {
  if (!formats.has(timeZone)) formats.set(timeZone, new Intl.DateTimeFormat('en', { timeZone, dateStyle: 'short', timeStyle: 'short' }))
  return instants.map(instant => formats.get(timeZone).format(instant)).join()
}

function mulberry32(state) {
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
