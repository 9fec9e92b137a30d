import { useRef, useState } from 'react'
import { Button, Input, TextField } from 'react-aria-components'
import { savePreset } from '../../commands/own-presets'
import type { SettingsTarget } from '../../commands/settings-target'
import { useApp } from '../app-context'

interface Props {
  readonly target: SettingsTarget
  /** What is saved, as a step of undo calls it. */
  readonly name: string
}

/** Keeps the settings as they are now under a name. */
export function SavePreset({ target, name }: Props) {
  const app = useApp()
  const [text, setText] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const save = () => {
    if (text.trim() === '') return
    void savePreset(app, target, text)
    setText('')
    // The button cannot be pressed without a name: the keyboard must not be left on it.
    field.current?.focus()
  }
  return (
    <form
      className="preset-save row"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <TextField className="grow" aria-label="Name of the new preset" value={text} onChange={setText} maxLength={40}>
        <Input ref={field} className="text-input" placeholder={`Save ${name} as …`} />
      </TextField>
      <Button className="button" type="submit" isDisabled={text.trim() === ''}>
        Save preset
      </Button>
    </form>
  )
}
