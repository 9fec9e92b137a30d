import { riffChunk, utf8Bytes } from './chunk-bytes'

/**
 * An ISRC in an `axml` chunk as EBU Core metadata: EBU Tech 3352 (2012), "The carriage of identifiers in the Broadcast
 * Wave Format". Nothing where there is none. `isrc`: twelve characters without hyphens.
 */
export function isrcAxmlChunk(isrc: string): Uint8Array<ArrayBuffer> {
  if (!/^[A-Z0-9]{12}$/.test(isrc)) return new Uint8Array(0)
  const type = [
    'typeLabel="GUID"',
    'typeDefinition="Globally Unique Identifier"',
    'formatLabel="ISRC"',
    'formatDefinition="International Standard Recording Code"',
    'formatLink="http://www.ebu.ch/metadata/cs/ebu_IdentifierTypeCodeCS.xml#3.7"',
  ]
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<ebucore:ebuCoreMain xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:ebucore="urn:ebu:metadata-schema:ebuCore_2012">',
    '  <ebucore:coreMetadata>',
    `    <ebucore:identifier ${type.join(' ')}>`,
    `      <dc:identifier>ISRC:${isrc}</dc:identifier>`,
    '    </ebucore:identifier>',
    '  </ebucore:coreMetadata>',
    '</ebucore:ebuCoreMain>',
    '',
  ]
  return riffChunk('axml', utf8Bytes(lines.join('\n')))
}
