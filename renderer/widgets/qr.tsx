import { encode } from 'uqr';

/** A text as a QR code (ISO/IEC 18004), drawn as one path, so that it is sharp at any size; dark on light also on a dark page. */
export function Qr({ text, label, size = 132 }: { readonly text: string; readonly label: string; readonly size?: number }) {
  const { data, size: cells } = encode(text, { ecc: 'M', border: 2 });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return (
    <svg role="img" aria-label={label} width={size} height={size} viewBox={`0 0 ${cells} ${cells}`} shapeRendering="crispEdges">
      <rect width={cells} height={cells} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
