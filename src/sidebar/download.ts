/** An Excel file that came as base64, at an address of this page. */
export function fileAddress(base64: string): string {
  const bytes = Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
  return URL.createObjectURL(new Blob([bytes], { type: XLSX }));
}
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
