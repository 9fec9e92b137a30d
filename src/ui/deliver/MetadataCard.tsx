import { renameSession } from '../../commands/rename-session'
import { metadataProblem, setMetadata } from '../../commands/set-metadata'
import { METADATA_FIELDS, type MetadataField } from '../../session/metadata'
import { useApp, useSession } from '../app-context'
import { CheckedField } from '../controls/CheckedField'
import './metadata.css'

/** What is written into the file beside the sound. */
export function MetadataCard() {
  return (
    <section className="card" aria-labelledby="deliver-metadata">
      <h2 id="deliver-metadata">Metadata</h2>
      <div className="metadata-fields">
        <TitleField />
        {METADATA_FIELDS.map((field) => (
          <Field key={field.id} field={field} />
        ))}
      </div>
      <p className="secondary">
        Every format carries it: WAV as bext, INFO and ID3, FLAC and Opus as Vorbis comments, MP3 as ID3, AAC as MP4
        tags. No other date is written than this one.
      </p>
    </section>
  )
}

/** The song's title: the same as in the bar above. */
function TitleField() {
  const app = useApp()
  const title = useSession((state) => state.session?.title)
  return (
    <CheckedField
      label="Title"
      draftKey="title"
      value={title ?? ''}
      help="Of the song; the same as at the top."
      isDisabled={title === undefined}
      onCommit={(text) => renameSession(app, text)}
    />
  )
}

function Field({ field }: { field: MetadataField }) {
  const app = useApp()
  const kept = useSession((state) => state.session?.metadata[field.id])
  return (
    <CheckedField
      label={field.label}
      draftKey={`metadata.${field.id}`}
      value={field.id === 'isrc' ? isrcText(kept ?? '') : (kept ?? '')}
      help={field.help}
      isDisabled={kept === undefined}
      problem={(text) => metadataProblem(field, text)}
      onCommit={(text) => setMetadata(app, field, text)}
    />
  )
}

/** "DEXY12600001" as it is printed: country, registrant, year and number. */
function isrcText(plain: string): string {
  return plain.replace(/^(.{2})(.{3})(.{2})(.{5})$/, '$1-$2-$3-$4')
}
