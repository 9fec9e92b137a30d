import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { certificateJson } from '../../src/delivery/certificate/certificate-json'
import type { ExportFormat } from '../../src/session/export-format'
import { certified, makeFile, programme } from '../delivery/certificate-files'
import { metadataWith } from '../delivery/sample-files'
import { temporaryFolder, tutti } from './run-tutti'

const folder = temporaryFolder()
afterAll(() => folder.remove())
const run = (...args: string[]) => tutti(folder.path, 'verify', ...args)
const put = (name: string, content: string | Uint8Array) => writeFileSync(join(folder.path, name), content)

async function put3(format: ExportFormat, name: string, gain = 1) {
  const made = await makeFile(programme({ seconds: 2, gain }), format, metadataWith({ title: 'Night\u001b[31m Bus' }))
  put(name, made.bytes)
  return certificateJson(await certified({ ...made, name }))
}

beforeAll(async () => {
  put('song.certificate.json', await put3('wav24', 'song.wav'))
  put('tune.json', await put3('flac24', 'tune.flac'))
  put('coded.certificate.json', await put3('mp3', 'coded.mp3'))
  await put3('wav24', 'louder.wav', 10 ** (0.1 / 20))
})

describe('tutti verify', () => {
  it('finds the certificate beside the file and ends with 0 where all lines pass', async () => {
    for (const name of ['song.wav', 'tune.flac', 'coded.mp3']) {
      const { code, stdout, stderr } = await run(name)
      expect([code, stderr], name).toEqual([0, ''])
      expect(stdout, name).toMatch(/^pass {2}The certificate is as it was made/)
      expect(stdout.trimEnd()).toMatch(/all \d+ lines passed$/)
      // Texts of a file move no cursor.
      expect(stdout).not.toContain('\u001b')
    }
  })

  it('ends with 1 and names what fails: a byte, a field, 0.1 dB', async () => {
    const bytes = readFileSync(join(folder.path, 'song.wav'))
    const json = readFileSync(join(folder.path, 'song.certificate.json'), 'utf8')
    bytes[60_000] = (bytes[60_000] as number) ^ 1
    put('flipped.wav', bytes)
    const flipped = await run('flipped.wav', '--certificate', 'song.certificate.json')
    expect(flipped).toMatchObject({ code: 1, stderr: expect.stringContaining('SHA-256 of the file') })
    expect(flipped.stdout).toMatch(/^FAIL {2}SHA-256 of the samples/m)

    put('edited.json', json.replace('"Night', '"Light'))
    const edited = await run('song.wav', '--certificate', 'edited.json')
    expect(edited).toMatchObject({ code: 1, stderr: expect.stringContaining('The certificate is as it was made') })

    const louder = await run('louder.wav', '--certificate', 'song.certificate.json', '--json')
    expect(louder.code).toBe(1)
    const { passed, lines } = JSON.parse(louder.stdout) as { passed: boolean; lines: { id: string; passed: boolean }[] }
    expect(passed).toBe(false)
    expect(lines.filter((line) => !line.passed).map(({ id }) => id)).toEqual(
      expect.arrayContaining(['fileSha256', 'pcmSha256', 'integrated', 'truePeak']),
    )
  })

  it('fails a file without a certificate, unless it is to be checked by itself', async () => {
    const without = await run('louder.wav')
    expect(without).toMatchObject({ code: 1, stderr: expect.stringContaining('It has a certificate') })
    expect(without.stdout).toContain('--no-certificate')
    const alone = await run('louder.wav', '--no-certificate')
    expect([alone.code, alone.stderr]).toEqual([0, ''])
    expect(alone.stdout).toContain('Loudness in bext')
    // A session of the same name is no certificate.
    put('louder.json', '{"format":"tutti-session"}')
    expect(await run('louder.wav')).toMatchObject({ code: 1, stderr: expect.stringContaining('It has a certificate') })
  })

  it('checks by itself that a file is sound and says what is so', async () => {
    const bytes = readFileSync(join(folder.path, 'song.wav'))
    put('cut.wav', bytes.subarray(0, 300_000))
    expect(await run('cut.wav', '--no-certificate')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('File is sound'),
    })
    const field = bytes.indexOf('bext') + 8 + 412
    bytes[field] = (bytes[field] as number) + 10
    put('lying.wav', bytes)
    expect(await run('lying.wav', '--no-certificate')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Loudness in bext'),
    })
  })

  it('says what it cannot read, and ends with 2 where it is used wrongly', async () => {
    put('noise.wav', 'no audio at all')
    expect(await run('noise.wav', '--no-certificate')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('"noise.wav"'),
    })
    expect(await run('missing.wav')).toMatchObject({ code: 1, stderr: expect.stringContaining('no such file') })
    expect(await run('song.wav', '--certificate', 'missing.json')).toMatchObject({ code: 1 })
    expect(await run()).toMatchObject({ code: 2 })
    expect(await run('song.wav', 'tune.flac')).toMatchObject({ code: 2 })
    expect(await run('song.wav', '--certificate', 'a.json', '--no-certificate')).toMatchObject({ code: 2 })
    expect((await run('--help')).code).toBe(0)
  })
})
