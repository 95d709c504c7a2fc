import PDFDocument from 'pdfkit';
import type { ReportModel } from '../../model.ts';
import { clean } from './clean.ts';
import { pdfUaMetadata } from './metadata.ts';

export interface DocumentFacts {
  readonly title: string;
  readonly digest: string;
  readonly tool: ReportModel['tool'];
  /** YYYY-MM-DD. */
  readonly date: string;
}

/** An empty document that is both archivable (PDF/A-2a) and accessible (PDF/UA-1), and the same for the same facts. */
export function createDocument({ title, digest, tool, date }: DocumentFacts): PDFDocument {
  const day = new Date(`${date}T00:00:00Z`);
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    font: null,
    pdfVersion: '1.7',
    subset: 'PDF/A-2a',
    tagged: true,
    lang: 'ja-JP',
    displayTitle: true,
    bufferPages: true,
    autoFirstPage: false,
    info: {
      Title: plain(title),
      // pdfkit makes the file's identity from this information: two reports of one day differ by their digest.
      Keywords: digest,
      Creator: `${tool.name} ${tool.version}`,
      CreationDate: day,
      ModDate: day,
    },
  });
  doc.appendXML(pdfUaMetadata(day));
  return doc;
}

/** The finished document as one array. */
export async function finish(doc: PDFDocument): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => {
    doc.on('end', resolve);
    doc.on('error', reject);
  });
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}

/** pdfkit writes the title into its XML as it is. */
function plain(title: string): string {
  return clean(title).replace(/\s+/g, ' ').replaceAll('&', '＆').replaceAll('<', '＜').replaceAll('>', '＞');
}
