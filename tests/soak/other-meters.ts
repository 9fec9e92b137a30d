import { spawn } from 'node:child_process'

/** Runs a tool of the machine and gives what it printed; a tool that is missing is a failure that says so. */
export function tool(name: string, ...args: string[]): Promise<string> {
  return new Promise((done, fail) => {
    const child = spawn(name, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    let printed = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data) => {
        printed += data
      })
    }
    child.on('error', (error: NodeJS.ErrnoException) => {
      const missing = `"${name}" is not on this machine, and the soak measures with it: install ${name} and run again.`
      fail(error.code === 'ENOENT' ? new Error(missing) : error)
    })
    child.on('close', (code) => {
      if (code === 0) done(printed)
      else fail(new Error(`${name} ${args.join(' ')} ended with ${code}:\n${printed}`))
    })
  })
}

function number(printed: string, pattern: RegExp): number {
  const value = Number(pattern.exec(printed)?.[1])
  if (!Number.isFinite(value)) throw new Error(`No ${pattern.source} in:\n${printed}`)
  return value
}

/**
 * True peak in dBTP by SoX: its best converter (`rate -v`) to `times` the file's rate, and the largest sample there.
 * 6 dB down on the way, because SoX cuts at full scale. Its converter passes what lies under 0.475 of the file's rate
 * and takes away the rest.
 */
export async function soxTruePeakDb(file: string, rateHz: number, times: number): Promise<number> {
  const printed = await tool('sox', '-D', file, '-n', 'gain', '-6', 'rate', '-v', String(rateHz * times), 'stat')
  const highest = number(printed, /Maximum amplitude:\s+(\S+)/)
  const lowest = number(printed, /Minimum amplitude:\s+(\S+)/)
  return 20 * Math.log10(Math.max(highest, -lowest)) + 6
}

/** True peak in dBTP by the ebur128 filter of FFmpeg, which prints it as a gain with three digits: +-0.005 dB at -1. */
export async function ffmpegTruePeakDb(file: string): Promise<number> {
  const filter = 'ebur128=peak=true:metadata=1,ametadata=mode=print:file=-'
  const printed = await tool('ffmpeg', '-v', 'error', '-nostats', '-i', file, '-af', filter, '-f', 'null', '-')
  const peaks = [...printed.matchAll(/true_peaks_ch\d=(\S+)/g)].map(([, value]) => Number(value))
  if (peaks.length === 0 || !peaks.every(Number.isFinite)) throw new Error(`No true peak in:\n${printed.slice(-500)}`)
  return 20 * Math.log10(Math.max(...peaks))
}
