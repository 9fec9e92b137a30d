import { Header, MenuItem, MenuSection } from 'react-aria-components'

interface Props<Id extends string> {
  readonly head: string
  readonly param: { readonly options: readonly { readonly id: Id; readonly label: string }[] }
  readonly value: Id
  onChange(id: Id): void
}

/** One of a few, inside a menu: the one that holds is ticked. */
export function MenuChoices<Id extends string>({ head, param, value, onChange }: Props<Id>) {
  return (
    <MenuSection
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const [id] = keys as Set<Id>
        if (id !== undefined && id !== value) onChange(id)
      }}
    >
      <Header className="option-head">{head}</Header>
      {param.options.map(({ id, label }) => (
        <MenuItem key={id} id={id} className="option" textValue={label}>
          <span className="grow">{label}</span>
          {id === value && <span aria-hidden="true">✓</span>}
        </MenuItem>
      ))}
    </MenuSection>
  )
}
