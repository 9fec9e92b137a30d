/** How one sample is laid out in the file. */
export interface SampleLayout {
  kind: 'signed' | 'unsigned' | 'float'
  /** Bytes of one sample of one channel; integers are justified to the top of them. */
  bytes: number
  littleEndian: boolean
}

/** What an uncompressed file's header says, and where its audio lies. */
export interface PcmFormat {
  container: 'wav' | 'rf64' | 'bw64' | 'aiff' | 'aifc'
  sampleFormat: 'int' | 'float'
  /** Bits that carry sound: 20 for 20 bits in a 24-bit container. */
  bitDepth: number
  channels: number
  rateHz: number
  frames: number
  layout: SampleLayout
  /** Where the first frame lies, in bytes from the file's start. */
  dataOffset: number
  /** What is wrong with the file but did not keep it from being read: sentences for the person who chose it. */
  warnings: string[]
}
