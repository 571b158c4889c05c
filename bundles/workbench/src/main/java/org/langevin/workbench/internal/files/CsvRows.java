package org.langevin.workbench.internal.files;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/**
 * The rows of a CSV file (RFC 4180) in UTF-8, one at a time, so that a file may be larger than the
 * memory. A byte-order mark is skipped, and so are blank lines; cells come without the quotes and
 * the blanks around them.
 */
public final class CsvRows implements AutoCloseable {
  private static final int BLOCK = 1 << 16;

  private final Path source;
  private final CsvReader<CsvRecord> reader;
  private long linesToSkip;

  private CsvRows(Path source, CsvReader<CsvRecord> reader, long linesToSkip) {
    this.source = source;
    this.reader = reader;
    this.linesToSkip = linesToSkip;
  }

  /**
   * A row.
   *
   * @param line on which it begins, from 1
   * @param cells at least one
   */
  public record Row(long line, List<String> cells) {
    private boolean isBlank() {
      return cells.size() == 1 && cells.get(0).isEmpty();
    }
  }

  /** Opens a file. */
  public static CsvRows open(Path source) throws IOException {
    return open(source, 1);
  }

  /**
   * Opens a file and skips its beginning.
   *
   * @param line on which the first row begins, from 1
   */
  static CsvRows open(Path source, long line) throws IOException {
    InputStream in;
    try {
      in = new BufferedInputStream(Files.newInputStream(source), BLOCK);
    } catch (IOException e) {
      throw FileProblem.reading(source, e);
    }
    try {
      FileStart.of(in).requireText(source);
    } catch (IOException e) {
      in.close();
      throw FileProblem.reading(source, e);
    }
    return new CsvRows(
        source,
        CsvReader.builder()
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(false)
            .trimWhitespacesAroundQuotes(true)
            .ofCsvRecord(new InputStreamReader(in, decoder())),
        line - 1);
  }

  private static CharsetDecoder decoder() {
    return StandardCharsets.UTF_8
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  /** The next row; null when there is none. */
  public Row next() throws IOException {
    try {
      skipLines();
      Iterator<CsvRecord> records = reader.iterator();
      while (records.hasNext()) {
        CsvRecord found = records.next();
        Row row =
            new Row(
                found.getStartingLineNumber(),
                found.getFields().stream().map(String::strip).toList());
        if (!row.isBlank()) {
          return row;
        }
      }
      return null;
    } catch (CsvParseException e) {
      throw FileProblem.content(source, e.getMessage());
    } catch (UncheckedIOException e) {
      throw e.getCause() instanceof CharacterCodingException
          ? notUtf8(e.getCause())
          : FileProblem.reading(source, e.getCause());
    }
  }

  private void skipLines() {
    while (linesToSkip > 0) {
      int lines = (int) Math.min(linesToSkip, Integer.MAX_VALUE);
      reader.skipLines(lines);
      linesToSkip -= lines;
    }
  }

  /** The decoder does not say where it was, so the place is looked for. */
  private IOException notUtf8(IOException cause) throws IOException {
    CharsetDecoder decoder = decoder();
    CharBuffer text = CharBuffer.allocate(BLOCK);
    ByteBuffer bytes = ByteBuffer.allocate(BLOCK);
    long line = 1;
    try (InputStream in = Files.newInputStream(source)) {
      boolean more = true;
      while (more) {
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        more = read > 0;
        bytes.position(bytes.position() + Math.max(0, read)).flip();
        CoderResult result = decoder.decode(bytes, text, !more);
        line += text.flip().chars().filter(c -> c == '\n').count();
        text.clear();
        if (result.isError()) {
          return FileProblem.content(
              source,
              String.format(
                  Locale.ROOT,
                  "line %d is not in UTF-8: there is the byte 0x%02X; save the file in UTF-8",
                  line,
                  bytes.get()));
        }
        bytes.compact();
      }
    }
    return FileProblem.reading(source, cause);
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
