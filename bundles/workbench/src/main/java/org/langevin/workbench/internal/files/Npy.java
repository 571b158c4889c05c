package org.langevin.workbench.internal.files;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Items;

/**
 * Arrays in NumPy's file format (NEP 1): little-endian float32 or float64 in C order, format
 * versions 1 and 2. Everything else is refused. What Langevin writes is float32; items that people
 * bring may be float64, and stay so.
 *
 * @param shape the length along each axis; empty for a single number
 * @param values in row-major order
 */
public record Npy(int[] shape, float[] values) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int ALIGNMENT = 64;
  private static final int BLOCK = 1 << 16;
  private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9,\\s]*)\\)");

  /** Reads a file of float32 values, as Langevin writes them. */
  public static Npy read(Path source) throws IOException {
    return readFile(
        source,
        (header, in) -> {
          if (header.width() != Float.BYTES) {
            throw FileProblem.content(source, "holds float64 values where float32 is expected");
          }
          return new Npy(header.shape(), floats(header, in, (values, from, to) -> {}));
        });
  }

  /**
   * Reads a file as items, one for each index along the first axis, in the precision that they have
   * there. All values have to be finite.
   */
  public static Items readItems(Path source) throws IOException {
    return readFile(source, (header, in) -> items(source, header, in));
  }

  /**
   * Reads what is as such a file, but within another one.
   *
   * @param source of which messages speak
   * @param size of all of it, in bytes
   */
  static Items readItems(Path source, ReadableByteChannel in, long size) throws IOException {
    return read(source, in, size, (header, content) -> items(source, header, content));
  }

  private static Items items(Path source, Header header, ReadableByteChannel in)
      throws IOException {
    int[] shape = header.shape();
    if (shape.length == 0 || header.count() == 0) {
      throw FileProblem.content(source, "holds no items; give an array of shape (count, ...)");
    }
    Shape item =
        shape.length == 1 ? Shape.point(1) : Shape.of(Arrays.copyOfRange(shape, 1, shape.length));
    FiniteValues watch = new FiniteValues(source, item.dimension());
    if (header.width() == Float.BYTES) {
      return Items.of(item, floats(header, in, watch::check));
    }
    return new FileItems(source, item, doubles(header, in, watch::check));
  }

  /** Reads what follows a header. */
  @FunctionalInterface
  private interface Content<T> {
    T read(Header header, ReadableByteChannel in) throws IOException;
  }

  /** Looks at values as soon as they are there, while they are at hand. */
  @FunctionalInterface
  private interface Look<T> {
    void at(T values, int from, int to) throws IOException;
  }

  private static <T> T readFile(Path source, Content<T> content) throws IOException {
    try (FileChannel in = FileChannel.open(source)) {
      return read(source, in, in.size(), content);
    } catch (IOException e) {
      throw FileProblem.reading(source, e);
    }
  }

  private static <T> T read(Path source, ReadableByteChannel in, long size, Content<T> content)
      throws IOException {
    Header header = Header.read(source, Channels.newInputStream(in));
    long data = size - header.length();
    if (data != header.count() * header.width()) {
      throw FileProblem.content(
          source,
          "the header promises "
              + header.count() * header.width()
              + " bytes of data, but there are "
              + data
              + "; the file is damaged");
    }
    return content.read(header, in);
  }

  private static float[] floats(Header header, ReadableByteChannel in, Look<float[]> look)
      throws IOException {
    float[] values = new float[(int) header.count()];
    ByteBuffer block = block();
    int done = 0;
    while (done < values.length) {
      int count = Math.min(BLOCK / Float.BYTES, values.length - done);
      fill(block, count * Float.BYTES, in);
      block.asFloatBuffer().get(values, done, count);
      look.at(values, done, done + count);
      done += count;
    }
    return values;
  }

  private static double[] doubles(Header header, ReadableByteChannel in, Look<double[]> look)
      throws IOException {
    double[] values = new double[(int) header.count()];
    ByteBuffer block = block();
    int done = 0;
    while (done < values.length) {
      int count = Math.min(BLOCK / Double.BYTES, values.length - done);
      fill(block, count * Double.BYTES, in);
      block.asDoubleBuffer().get(values, done, count);
      look.at(values, done, done + count);
      done += count;
    }
    return values;
  }

  /** Of memory that channels read into without a copy, small enough to stay in a cache. */
  private static ByteBuffer block() {
    return ByteBuffer.allocateDirect(BLOCK).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void fill(ByteBuffer block, int length, ReadableByteChannel in)
      throws IOException {
    block.clear().limit(length);
    while (block.hasRemaining()) {
      if (in.read(block) < 0) {
        throw new EOFException("the file ended while it was read");
      }
    }
    block.flip();
  }

  /** Writes a float32 file atomically. */
  public static void write(Path target, int[] shape, float[] values) throws IOException {
    AtomicFiles.write(target, out -> write(out, shape, FloatBuffer.wrap(values)));
  }

  /** Writes all of a buffer, from position 0 to its capacity, as float32. */
  public static void write(OutputStream target, int[] shape, FloatBuffer values)
      throws IOException {
    target.write(Header.bytes(shape));
    ByteBuffer block = ByteBuffer.allocate(BLOCK).order(ByteOrder.LITTLE_ENDIAN);
    FloatBuffer floats = block.asFloatBuffer();
    FloatBuffer source = values.duplicate().clear();
    while (source.hasRemaining()) {
      int count = Math.min(floats.capacity(), source.remaining());
      floats.clear();
      floats.put(source.slice(source.position(), count));
      source.position(source.position() + count);
      target.write(block.array(), 0, count * Float.BYTES);
    }
  }

  /**
   * Writes items as float32 of shape (count, shape of an item), without an array of all of them.
   */
  public static void write(OutputStream target, Items items) throws IOException {
    int dimension = items.shape().dimension();
    target.write(Header.bytes(lengths(items)));
    int most = Math.max(1, BLOCK / Float.BYTES / dimension);
    float[] values = new float[most * dimension];
    ByteBuffer block =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    int count;
    for (int done = 0; done < items.size(); done += count) {
      count = Math.min(most, items.size() - done);
      items.copy(done, count, values, 0);
      block.asFloatBuffer().put(values, 0, count * dimension);
      target.write(block.array(), 0, count * dimension * Float.BYTES);
    }
  }

  private static int[] lengths(Items items) {
    Shape shape = items.shape();
    int[] lengths = new int[shape.rank() + 1];
    lengths[0] = items.size();
    for (int i = 0; i < shape.rank(); i++) {
      lengths[i + 1] = shape.length(i);
    }
    return lengths;
  }

  private record Header(int[] shape, int width, long count, int length) {
    static Header read(Path source, InputStream in) throws IOException {
      byte[] start = in.readNBytes(MAGIC.length + 2);
      if (start.length < MAGIC.length + 2
          || !Arrays.equals(MAGIC, Arrays.copyOf(start, MAGIC.length))) {
        throw FileProblem.content(
            source,
            "is no .npy file: it does not begin with \\x93NUMPY; if it is a table in text, name it"
                + " .csv");
      }
      int version = start[MAGIC.length];
      if (version != 1 && version != 2) {
        throw FileProblem.content(
            source, ".npy format version " + version + " is not supported; use 1 or 2");
      }
      byte[] size = in.readNBytes(version == 1 ? 2 : 4);
      long length = 0;
      for (int i = size.length - 1; i >= 0; i--) {
        length = length << 8 | (size[i] & 0xFF);
      }
      if (length > 1 << 20) {
        throw FileProblem.content(source, "the header has " + length + " bytes; it is damaged");
      }
      byte[] header = in.readNBytes((int) length);
      if (header.length < length) {
        throw FileProblem.content(source, "the file ends within its header; it is damaged");
      }
      return parse(
          source,
          new String(header, StandardCharsets.ISO_8859_1),
          start.length + size.length + header.length);
    }

    private static Header parse(Path source, String header, int length) throws IOException {
      String type = find(source, header, TYPE, "a plain 'descr'");
      int width =
          switch (type) {
            case "<f4" -> Float.BYTES;
            case "<f8" -> Double.BYTES;
            default ->
                throw FileProblem.content(
                    source,
                    "values of type "
                        + type
                        + " are not supported; save them with .astype('<f4') or .astype('<f8')");
          };
      if (find(source, header, ORDER, "'fortran_order'").equals("True")) {
        throw FileProblem.content(
            source, "is in Fortran order; save it with numpy.ascontiguousarray");
      }
      String lengths = find(source, header, SHAPE, "a 'shape'");
      try {
        int[] shape =
            Arrays.stream(lengths.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .mapToInt(Integer::parseInt)
                .toArray();
        long count = 1;
        for (int part : shape) {
          count = Math.multiplyExact(count, part);
        }
        return new Header(shape, width, Math.toIntExact(count), length);
      } catch (ArithmeticException | NumberFormatException e) {
        throw FileProblem.content(source, "shape (" + lengths + ") is too large");
      }
    }

    private static String find(Path source, String header, Pattern pattern, String what)
        throws IOException {
      Matcher matcher = pattern.matcher(header);
      if (!matcher.find()) {
        throw FileProblem.content(source, "its header has not " + what + ": " + header.strip());
      }
      return matcher.group(1);
    }

    static byte[] bytes(int[] shape) {
      String lengths =
          Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(", "));
      String text =
          "{'descr': '<f4', 'fortran_order': False, 'shape': ("
              + lengths
              + (shape.length == 1 ? "," : "")
              + "), }";
      int before = MAGIC.length + 4;
      int length = text.length() + 1;
      length += (ALIGNMENT - (before + length) % ALIGNMENT) % ALIGNMENT;
      ByteBuffer header = ByteBuffer.allocate(before + length).order(ByteOrder.LITTLE_ENDIAN);
      header.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) length);
      header.put(text.getBytes(StandardCharsets.ISO_8859_1));
      while (header.remaining() > 1) {
        header.put((byte) ' ');
      }
      return header.put((byte) '\n').array();
    }
  }
}
