import { askingFlags, type Place, valuesOf, type Word } from './tree.ts';

/**
 * A script for PowerShell, from 5.0 on. It is plain ASCII: Windows PowerShell reads what a program prints in the code page
 * of the console, where other characters would turn into still others, and some of those are quotes to it. Names of files
 * are left to PowerShell, which lists them where nothing else is offered.
 */
export function powershell(program: string, places: readonly Place[]): string {
  const commands = places.map(({ way }) => way).filter((way) => way !== '');
  const below = places.filter((place) => place.commands.length > 0);
  const values = valuesOf(places).filter(({ words }) => words.length > 0);
  return `# ${program} completion powershell

Register-ArgumentCompleter -Native -CommandName ${quote(program)} -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commands = @(
${commands.map((way) => `        ${quote(way)}`).join('\n')}
    )
${table(
  'valueOfFlag',
  [...askingFlags(places)].flatMap(([{ name }, flags]) => flags.map((flag) => [quote(flag), [quote(name)]])),
)}
${table('valueAt', places.flatMap(positionRows))}
${table(
  'commandsAt',
  below.map((place) => [quote(place.way), place.commands.map(pair)]),
)}
${table(
  'flagsAt',
  places.map(({ way, flags }) => [
    quote(way),
    flags.flatMap(({ names, description }) => names.map((word) => pair({ word, description }))),
  ]),
)}
${table(
  'wordsOfValue',
  values.map(({ name, words }) => [quote(name), words.map(pair)]),
)}
    $way = ''
    $count = 0
    $value = $null
    $ended = $false
    foreach ($element in @($commandAst.CommandElements | Select-Object -Skip 1)) {
        if ($element.Extent.EndOffset -ge $cursorPosition) { break }
        $word = $element.Extent.Text
        $next = "$way $word".Trim()
        if ($value) {
            $value = $null
        } elseif (-not $ended -and $word -ceq '--') {
            $ended = $true
        } elseif (-not $ended -and $word -clike '-?*') {
            $value = & $valueOfFlag $next
        } elseif ($count -eq 0 -and $commands -ccontains $next) {
            $way = $next
        } else {
            $count++
        }
    }

    $typed = "$wordToComplete"
    $lead = ''
    $pairs = @()
    if ($value) {
    } elseif (-not $ended -and $typed -clike '--*=*') {
        $lead = $typed.Substring(0, $typed.IndexOf('=') + 1)
        $typed = $typed.Substring($lead.Length)
        $flag = "$way $lead".TrimEnd('=').Trim()
        $value = & $valueOfFlag $flag
    } elseif (-not $ended -and $typed -clike '-*') {
        $pairs = @(& $flagsAt $way)
    } else {
        if ($count -eq 0) { $pairs = @(& $commandsAt $way) }
        $value = & $valueAt "\${way}:$count"
    }
    if ($value) { $pairs += @(& $wordsOfValue $value) }

    for ($i = 0; $i -lt $pairs.Count; $i += 2) {
        $word = [regex]::Unescape($pairs[$i])
        $description = [regex]::Unescape($pairs[$i + 1])
        if (-not $word.StartsWith($typed, [StringComparison]::OrdinalIgnoreCase)) { continue }
        if ($description -eq '') { $description = $word }
        [System.Management.Automation.CompletionResult]::new("$lead$word", $word, 'ParameterValue', $description)
    }
}
`;
}

/** A block that prints the lines listed for a word. */
function table(name: string, rows: readonly (readonly [condition: string, lines: readonly string[]])[]): string {
  const indent = ' '.repeat(12);
  const branches = rows.map(([condition, lines]) =>
    lines.length === 1
      ? `${indent}${condition} { ${lines[0]}; break }`
      : [`${indent}${condition} {`, ...[...lines, 'break'].map((line) => `${indent}    ${line}`), `${indent}}`].join(
          '\n',
        ),
  );
  return `
    $${name} = {
        switch -CaseSensitive ($args[0]) {
${branches.join('\n')}
        }
    }`;
}

function positionRows({ way, positions }: Place): readonly [string, readonly string[]][] {
  return positions.map(({ value, isVariadic }, index) => [
    isVariadic ? `{ $_.StartsWith(${quote(`${way}:`)}) }` : quote(`${way}:${index}`),
    [quote(value.name)],
  ]);
}

function pair({ word, description }: Word): string {
  return `${quote(word)}, ${quote(description)}`;
}

/** Whatever is not plain is written as `[regex]::Unescape` reads it. That leaves one kind of quote. */
function quote(text: string): string {
  const plain = text.replace(/[^ -~]|\\/g, (sign) =>
    sign === '\\' ? '\\\\' : `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `'${plain.replaceAll("'", "''")}'`;
}
