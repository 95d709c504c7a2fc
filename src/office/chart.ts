import { widthOf } from '../text/width.ts';
import { columnName, escaped, MAIN_FONT, quotedName, RELATIONS } from './ooxml.ts';

/** Stacked bars that lie across, of figures in a sheet of the same workbook: who changes a figure sees its bar change. */
export interface WrittenChart {
  /** The row that it stands in, which is as high as it; counts as the rows of its sheet do, from 0. */
  readonly row: number;
  readonly title: string;
  /** What it shows, for who cannot see it. */
  readonly description: string;
  /** The place of the sheet that holds the figures; its head names the series. */
  readonly figures: number;
  /** What each bar is called, as in the first column of that sheet. */
  readonly labels: readonly string[];
  readonly series: readonly WrittenSeries[];
}

export interface WrittenSeries {
  readonly name: string;
  /** Of the sheet with the figures; counts from 1. */
  readonly column: number;
  readonly values: readonly number[];
  /** As #rrggbb. */
  readonly fill: string;
  /** Told apart without colours, too. */
  readonly hatch?: { readonly colour: string; readonly lean: 'rising' | 'falling' | 'upright' };
  /** Of the figures on it. */
  readonly onFill: string;
}

const CHART = 'http://schemas.openxmlformats.org/drawingml/2006/chart';
const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006/main';
const SHEET_DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing';

/** Points of a bar with the room about it, and of the title with the legend. */
const BAR = 21;
const AROUND = 78;

/** Assumption: columns of a label that a spreadsheet program leaves on a line beside the bars; and points of one more line. */
const LABEL = 32;
const LINE = 13;

/** The points that a chart needs of a row: programs leave out the labels that would not fit below each other. */
export function chartHeight({ labels }: WrittenChart): number {
  const lines = Math.max(1, ...labels.map((label) => Math.ceil(widthOf(label) / LABEL)));
  return labels.length * (BAR + (lines - 1) * LINE) + AROUND;
}

/** Where the charts of a sheet stand: each fills a row, counted from 1, across all columns. */
export function drawingXml(charts: readonly { readonly chart: WrittenChart; readonly row: number }[], columns: number) {
  const corner = (name: string, column: number, row: number) =>
    `<xdr:${name}><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:${name}>`;
  const anchors = charts.map(({ chart, row }, index) => {
    const name = `name="${escaped(chart.title)}" descr="${escaped(chart.description)}"`;
    return [
      `<xdr:twoCellAnchor>${corner('from', 0, row - 1)}${corner('to', columns, row)}`,
      `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${index + 2}" ${name}/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>`,
      '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>',
      `<a:graphic><a:graphicData uri="${CHART}"><c:chart xmlns:c="${CHART}" r:id="rId${index + 1}"/></a:graphicData></a:graphic>`,
      '</xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>',
    ].join('');
  });
  return `<xdr:wsDr xmlns:xdr="${SHEET_DRAWING}" xmlns:a="${DRAWING}" xmlns:r="${RELATIONS}">${anchors.join('')}</xdr:wsDr>`;
}

/** @param sheet the name of the sheet that holds the figures */
export function chartXml({ title, labels, series }: WrittenChart, sheet: string): string {
  const range = (column: number, from: number, to: number) => {
    const name = columnName(column);
    return escaped(`${quotedName(sheet)}!$${name}$${from}:$${name}$${to}`);
  };
  const last = labels.length + 1;
  const named = labels.map((label, index) => `<c:pt idx="${index}"><c:v>${escaped(label)}</c:v></c:pt>`).join('');
  const categories = `<c:cat><c:strRef><c:f>${range(1, 2, last)}</c:f><c:strCache><c:ptCount val="${labels.length}"/>${named}</c:strCache></c:strRef></c:cat>`;
  const drawn = series.map((one, index) => {
    const head = escaped(`${quotedName(sheet)}!$${columnName(one.column)}$1`);
    const points = one.values.map((value, at) => `<c:pt idx="${at}"><c:v>${value}</c:v></c:pt>`).join('');
    return [
      `<c:ser><c:idx val="${index}"/><c:order val="${index}"/>`,
      `<c:tx><c:strRef><c:f>${head}</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>${escaped(one.name)}</c:v></c:pt></c:strCache></c:strRef></c:tx>`,
      `<c:spPr>${fillXml(one)}<a:ln w="6350"><a:solidFill><a:srgbClr val="${OUTLINE}"/></a:solidFill></a:ln></c:spPr><c:invertIfNegative val="0"/>`,
      `<c:dLbls><c:numFmt formatCode="0;;" sourceLinked="0"/><c:spPr>${solid(one.fill)}<a:ln><a:noFill/></a:ln></c:spPr>${textXml(900, one.onFill)}<c:dLblPos val="ctr"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>`,
      categories,
      `<c:val><c:numRef><c:f>${range(one.column, 2, last)}</c:f><c:numCache><c:formatCode>0</c:formatCode><c:ptCount val="${labels.length}"/>${points}</c:numCache></c:numRef></c:val>`,
      '</c:ser>',
    ].join('');
  });
  return [
    `<c:chartSpace xmlns:c="${CHART}" xmlns:a="${DRAWING}" xmlns:r="${RELATIONS}"><c:roundedCorners val="0"/><c:chart>`,
    `<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1200" b="1"/></a:pPr><a:r><a:rPr sz="1200" b="1">${FONTS}</a:rPr><a:t>${escaped(title)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`,
    '<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>',
    '<c:barChart><c:barDir val="bar"/><c:grouping val="stacked"/><c:varyColors val="0"/>',
    ...drawn,
    '<c:gapWidth val="45"/><c:overlap val="100"/><c:axId val="1"/><c:axId val="2"/></c:barChart>',
    // The first bar at the top, as in the table.
    `<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/><c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>${textXml(1000)}<c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:tickLblSkip val="1"/><c:noMultiLvlLbl val="1"/></c:catAx>`,
    `<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling><c:delete val="0"/><c:axPos val="b"/><c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="D3D9DF"/></a:solidFill></a:ln></c:spPr></c:majorGridlines><c:numFmt formatCode="0" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>${textXml(900)}<c:crossAx val="1"/><c:crosses val="max"/><c:crossBetween val="between"/></c:valAx>`,
    '</c:plotArea>',
    `<c:legend><c:legendPos val="t"/><c:overlay val="0"/>${textXml(1000)}</c:legend><c:plotVisOnly val="0"/><c:dispBlanksAs val="gap"/></c:chart>`,
    `<c:spPr>${solid('#ffffff')}<a:ln><a:noFill/></a:ln></c:spPr></c:chartSpace>`,
  ].join('');
}

const OUTLINE = '6B7785';
const FONTS = `<a:latin typeface="${MAIN_FONT}"/><a:ea typeface="${MAIN_FONT}"/>`;

const hatches = { rising: 'wdUpDiag', falling: 'wdDnDiag', upright: 'narVert' } as const;

function fillXml({ fill, hatch }: WrittenSeries): string {
  if (hatch === undefined) return solid(fill);
  return `<a:pattFill prst="${hatches[hatch.lean]}"><a:fgClr>${colourXml(hatch.colour)}</a:fgClr><a:bgClr>${colourXml(fill)}</a:bgClr></a:pattFill>`;
}

function solid(colour: string): string {
  return `<a:solidFill>${colourXml(colour)}</a:solidFill>`;
}

function colourXml(colour: string): string {
  return `<a:srgbClr val="${colour.slice(1).toUpperCase()}"/>`;
}

/** @param size in hundredths of a point */
function textXml(size: number, colour = '#1f2a33'): string {
  return `<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="${size}">${solid(colour)}${FONTS}</a:defRPr></a:pPr><a:endParaRPr lang="ja-JP"/></a:p></c:txPr>`;
}
