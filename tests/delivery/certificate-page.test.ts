import { expect, it } from 'vitest'
import { certificateHtml } from '../../src/delivery/certificate/certificate-html'
import { certificateJson } from '../../src/delivery/certificate/certificate-json'
import { timeText } from '../../src/delivery/certificate/html-text'
import { parseCertificate } from '../../src/delivery/certificate/parse-certificate'
import { spectrumFigure } from '../../src/delivery/certificate/spectrum-figure'
import { certified, makeFile, programme } from './certificate-files'
import { metadataWith } from './sample-files'

const HOSTILE = '"><script>alert(1)</script><img src=x onerror=y> \u202e & \u0007'
const made = await makeFile(programme({ seconds: 4 }), 'wav24', metadataWith({ title: HOSTILE, artist: HOSTILE }))
const certificate = await certified({ ...made, name: `${HOSTILE}.wav` }, { ceilingDbtp: -1 })
const page = certificateHtml(certificate)

it('holds nothing that runs, and asks for nothing from anywhere', () => {
  expect(page).not.toMatch(/<script|<img|<link|<iframe|javascript:|@import|url\(|https?:/i)
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  expect(page).toContain("default-src 'none'")
  // biome-ignore lint/suspicious/noControlCharactersInRegex: none may be left
  expect(page).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/)
})

it('shows every line, the history, the peaks and the spectrum', () => {
  for (const { label } of certificate.lines) expect(page).toContain(label.replace('-70', '\u221270'))
  expect(page.match(/<svg/g)).toHaveLength(2)
  expect(page.match(/<circle/g)).toHaveLength(certificate.truePeaks.length)
  expect(page).toContain('<strong>Ready</strong>')
})

it('names what failed', async () => {
  const failing = certificateHtml(await certified(made, { ceilingDbtp: -20 }))
  expect(failing).toContain('<strong>Not ready</strong> 1 of')
  expect(failing).toContain('lines failed: True-peak ceiling')
})

it('draws silence and a single hop without a number that is none', async () => {
  const nothing = new Float32Array(96_000)
  const silent = await certified(await makeFile({ left: nothing, right: nothing, rateHz: 48_000 }))
  const short = await certified(await makeFile(programme({ seconds: 0.05 })))
  for (const text of [certificateHtml(silent), certificateHtml(short)])
    expect(text).not.toMatch(/NaN|Infinity|undefined/)
  expect(spectrumFigure({ centresHz: [], levelsDb: [] })).not.toMatch(/NaN|Infinity/)
})

it('is read back from its JSON as it was, with a row of figures on a line', () => {
  const json = certificateJson(certificate)
  expect(parseCertificate(json)).toEqual(certificate)
  expect(json.split('\n').length).toBeLessThan(600)
  const row = json.split('\n').find((line) => line.includes('"momentaryLufs"'))
  expect(row).toMatch(/\[null, null, null, -\d+\.\d+, .*\],$/)
})

it('tells times', () => {
  expect([0, 59.96, 61.04, 3601.5].map(timeText)).toEqual(['0:00.0', '1:00.0', '1:01.0', '60:01.5'])
})
