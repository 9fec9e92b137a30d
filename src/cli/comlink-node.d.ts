// comlink ships this module's types under another extension than its code.
declare module 'comlink/dist/esm/node-adapter.mjs' {
  import type { Endpoint } from 'comlink'
  import type { NodeEndpoint } from 'comlink/dist/esm/node-adapter'
  export default function nodeEndpoint(endpoint: NodeEndpoint): Endpoint
}
