import { Button } from 'react-aria-components'
import { saveCertificate } from '../../../commands/certificate-save'
import type { Certificate } from '../../../delivery/certificate/certificate'
import { useApp } from '../../app-context'

interface Props {
  readonly certificate: Certificate
  readonly as: 'json' | 'page'
  readonly text: string
  /** Where several files have such a button: which one it is of. */
  readonly of?: string
}

export function SaveCertificate({ certificate, as, text, of }: Props) {
  const app = useApp()
  const name = of === undefined ? {} : { 'aria-label': `${text}: save the certificate of ${of}` }
  return (
    <Button className="button" {...name} onPress={() => void saveCertificate(app, certificate, as)}>
      {text}
    </Button>
  )
}
