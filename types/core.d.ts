// What floors 0 to 3 may use beyond the language: WebAssembly and text coding exist in every host, the DOM does not.
declare namespace WebAssembly {
  class Module {
    constructor(bytes: ArrayBufferView | ArrayBuffer)
    static imports(module: Module): { module: string; name: string }[]
  }
  class Instance {
    constructor(module: Module, imports?: object)
    readonly exports: Record<string, unknown>
  }
  class Memory {
    readonly buffer: ArrayBuffer
  }
}
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean })
  decode(bytes?: ArrayBufferView | ArrayBuffer): string
}
declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>
}
