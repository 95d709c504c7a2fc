/** A page without the marks that keep a date or a number from being broken over two lines. */
export function uncut(html: string): string {
  return html.replace(/<span class="uncut">(.*?)<\/span>/g, '$1');
}
