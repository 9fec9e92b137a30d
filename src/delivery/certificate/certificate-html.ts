import { FORMATS } from '../../session/export-format'
import { type Certificate, type CertificateLine, failedLines } from './certificate'
import { CERTIFICATE_CSS } from './certificate-css'
import { historyFigure } from './history-figure'
import { htmlText, timeText } from './html-text'
import { lineBoundText, lineValueText } from './line-text'
import { spectrumFigure } from './spectrum-figure'

/**
 * The certificate as a page that prints on A4: one file, no script, nothing from elsewhere. Every text in it may come
 * from a file, and is escaped.
 */
export function certificateHtml(certificate: Certificate): string {
  const { file, lines, passed, promised, program, date } = certificate
  const failed = failedLines(certificate)
  const verdict = passed
    ? `All ${lines.length} lines passed`
    : `${failed.length} of ${lines.length} lines failed: ${failed.map(({ label }) => label).join(', ')}`
  const { metadata } = promised
  const title = metadata ? [metadata.artist, metadata.title].filter((part) => part !== '').join(' \u2013 ') : ''
  const facts: [string, string][] = [
    ['File', file.name],
    [
      'Format',
      `${FORMATS[promised.format].label}, ${promised.rateHz / 1000} kHz, ${timeText(promised.frames / promised.rateHz)}`,
    ],
    ['Size', `${String(file.bytes).replace(/\B(?=(\d{3})+$)/g, ' ')} bytes`],
    ['SHA-256', file.sha256],
    ...(date ? ([['Date', date]] as [string, string][]) : []),
    ['Measured by', `${program}: the written file, read again`],
  ]
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${htmlText(`${file.name}: certificate`)}</title>
<style>${CERTIFICATE_CSS}</style>
</head>
<body>
<header class="${passed ? 'passed' : 'failed'}">
<p class="kind">Delivery certificate</p>
<h1>${htmlText(title || file.name)}</h1>
<p class="verdict"><strong>${passed ? 'Ready' : 'Not ready'}</strong> ${htmlText(verdict)}</p>
</header>
<dl>${facts.map(([name, text]) => `<dt>${name}</dt><dd>${htmlText(text)}</dd>`).join('')}</dl>
${figures(certificate)}
<h2>Lines</h2>
<table>
<thead><tr><th scope="col"></th><th scope="col">What</th><th scope="col">Measured</th><th scope="col">Promised</th><th scope="col">By</th></tr></thead>
<tbody>
${lines.map(row).join('\n')}
</tbody>
</table>
<footer>Seal ${certificate.seal}. The JSON of this certificate is what programs compare; this page is for reading.</footer>
</body>
</html>
`
}

function row(line: CertificateLine): string {
  const { label, measured, unit, standard, passed, note } = line
  const cell = (text: string) => `<td>${htmlText(minus(text))}</td>`
  const name = `<th scope="row">${htmlText(minus(label))}${note ? `<small>${htmlText(minus(note))}</small>` : ''}</th>`
  const state = `<td class="state">${passed ? 'pass' : 'FAIL'}</td>`
  const values = cell(lineValueText(measured, unit)) + cell(lineBoundText(line) || '\u2013') + cell(standard)
  return `<tr class="${passed ? 'passed' : 'failed'}">${state}${name}${values}</tr>`
}

/** A true minus sign before a digit that begins a number. */
function minus(text: string): string {
  return text.replace(/(^|[\s(])-(?=\d)/g, '$1\u2212')
}

function figures({ history, spectrum, truePeaks, lines, promised }: Certificate): string {
  const parts: string[] = []
  const integrated = lines.find(({ id }) => id === 'integrated')?.measured
  if (history) {
    const values = {
      integratedLufs: typeof integrated === 'number' ? integrated : null,
      ceilingDbtp: promised.ceilingDbtp,
      peaks: truePeaks,
    }
    const ceiling = promised.ceilingDbtp === null ? '' : ', <i class="ceiling-key"></i> ceiling'
    parts.push(
      '<section><h2>Loudness and true peak</h2>',
      historyFigure(history, values),
      `<p class="key"><i class="momentary-key"></i> momentary, <i class="short-term-key"></i> short-term, <i class="integrated-key"></i> integrated${ceiling}, <i class="mark-key"></i> the highest true peaks</p></section>`,
    )
  }
  if (truePeaks.length > 0) {
    const places = truePeaks.map(
      ({ seconds, dbtp }) => `<li>${timeText(seconds)} <b>${minus(dbtp.toFixed(2))}</b></li>`,
    )
    parts.push(`<section><h2>Highest true peaks, dBTP</h2><ul class="peaks">${places.join('')}</ul></section>`)
  }
  if (spectrum) {
    parts.push('<section><h2>Spectrum, third octaves</h2>', spectrumFigure(spectrum), '</section>')
  }
  return parts.join('\n')
}
