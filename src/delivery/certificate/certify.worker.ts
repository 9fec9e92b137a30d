import { expose } from 'comlink'
import { createSHA256 } from 'hash-wasm'
import { Dsp } from '../../engine/dsp'
import { PROGRAM } from '../../session/program'
import { BlobReader } from '../../wav/blob-reader'
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
