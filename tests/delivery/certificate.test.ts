import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { verifyCertificate } from '../../src/delivery/certificate/verify-certificate'
import { MemoryReader } from '../../src/wav/byte-reader'
import { certified, failed, makeWav, programme, tools } from './certificate-files'

describe('a certificate', () => {
  it('passes every line of a file that is as it was promised', async () => {
    const made = await makeWav(programme())
    const certificate = await certified(made)
    expect(failed(certificate.lines)).toEqual([])
    expect(certificate.passed).toBe(true)
    expect(certificate.file).toEqual({
      name: 'song.wav',
      bytes: made.bytes.length,
      sha256: createHash('sha256').update(made.bytes).digest('hex'),
    })
    const verified = await verifyCertificate(
      { name: 'song.wav', reader: new MemoryReader(made.bytes) },
      JSON.stringify(certificate),
      tools,
    )
    expect(failed(verified.lines)).toEqual([])
  })
})
