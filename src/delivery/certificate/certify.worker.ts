import { expose } from 'comlink'
import { createSHA256 } from 'hash-wasm'
import { Dsp } from '../../engine/dsp'
import { PROGRAM } from '../../session/program'
import type { ByteReader } from '../../wav/byte-reader'
import type { Certificate } from './certificate'
import { type CertifyTools, certify, type WrittenFile } from './certify'
import type { Expectation } from './expectation'
import type { DecodedSamples } from './reading'
import { type Verification, verifyCertificate } from './verify-certificate'

/** A file of the page, as it crosses to the worker. */
export interface FileToRead {
  name: string
  blob: Blob
  decoded: DecodedSamples | null
}

class BlobReader implements ByteReader {
  readonly size: number
  readonly #blob: Blob

  constructor(blob: Blob) {
    this.#blob = blob
    this.size = blob.size
  }

  async read(offset: number, length: number): Promise<Uint8Array> {
    return new Uint8Array(await this.#blob.slice(offset, offset + length).arrayBuffer())
  }
}

function writtenFile({ name, blob, decoded }: FileToRead): WrittenFile {
  return { name, reader: new BlobReader(blob), decoded }
}

function tools(dspModule: WebAssembly.Module, onProgress: (fraction: number) => void): CertifyTools {
  const createSha256 = async () => {
    const hash = await createSHA256()
    return hash.init()
  }
  return { dsp: new Dsp(dspModule), createSha256, program: PROGRAM, onProgress: (fraction) => onProgress(fraction) }
}

const api = {
  certify(
    file: FileToRead,
    expectation: Expectation,
    dspModule: WebAssembly.Module,
    onProgress: (fraction: number) => void,
  ): Promise<Certificate> {
    return certify(writtenFile(file), expectation, tools(dspModule, onProgress))
  },

  verify(
    file: FileToRead,
    json: string,
    dspModule: WebAssembly.Module,
    onProgress: (fraction: number) => void,
  ): Promise<Verification> {
    return verifyCertificate(writtenFile(file), json, tools(dspModule, onProgress))
  },
}

export type CertifyApi = typeof api

expose(api)
