/** What dsp.wasm exports; each face casts it to the calls that it makes. */
export type DspExports = Readonly<Record<string, unknown>>

/**
 * One instance of dsp.wasm. Several processors may live in it: creating one can grow the memory, which detaches every
 * view made before, so faces keep `liveF32` and `liveF64` readers, which look again when that has happened.
 */
export class Dsp {
  readonly exports: DspExports
  private readonly memory: { readonly buffer: ArrayBuffer }

  /** @throws if the module wants anything from its host: what reaches a sample must be in the binary. */
  constructor(module: WebAssembly.Module) {
    const imports = WebAssembly.Module.imports(module)
    if (imports.length > 0) {
      throw new Error(
        `dsp.wasm must import nothing, but imports ${imports.map((i) => `${i.module}.${i.name}`).join(', ')}`,
      )
    }
    this.exports = new WebAssembly.Instance(module).exports as DspExports
    this.memory = this.exports.memory as { readonly buffer: ArrayBuffer }
  }

  f32(ptr: number, length: number): Float32Array<ArrayBuffer> {
    return new Float32Array(this.memory.buffer, ptr, length)
  }

  f64(ptr: number, length: number): Float64Array<ArrayBuffer> {
    return new Float64Array(this.memory.buffer, ptr, length)
  }

  u8(ptr: number, length: number): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.memory.buffer, ptr, length)
  }

  /** A reader of a view that survives growth of the memory. */
  liveF32(ptr: number, length: number): () => Float32Array<ArrayBuffer> {
    let view = this.f32(ptr, length)
    return () => {
      if (view.buffer !== this.memory.buffer) view = this.f32(ptr, length)
      return view
    }
  }

  /** As `liveF32`, in 64 bits. */
  liveF64(ptr: number, length: number): () => Float64Array<ArrayBuffer> {
    let view = this.f64(ptr, length)
    return () => {
      if (view.buffer !== this.memory.buffer) view = this.f64(ptr, length)
      return view
    }
  }
}
