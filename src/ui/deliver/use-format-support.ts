import { useEffect, useState } from 'react'
import { type EncodersHere, encodersHere } from '../../delivery/encode/encoders-here'

/** Why a format cannot be made in this browser; null until it is known. */
export function useFormatSupport(): EncodersHere | null {
  const [support, setSupport] = useState<EncodersHere | null>(null)
  useEffect(() => {
    let isHere = true
    void encodersHere().then((found) => {
      if (isHere) setSupport(found)
    })
    return () => {
      isHere = false
    }
  }, [])
  return support
}
