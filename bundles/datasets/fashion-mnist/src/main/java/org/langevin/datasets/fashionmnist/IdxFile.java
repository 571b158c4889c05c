package org.langevin.datasets.fashionmnist;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads arrays of unsigned bytes in the IDX format, compressed with gzip: a magic number 00 00 08
 * (axes), the length of each axis as a big-endian 32-bit number, then the bytes. Reading goes on to
 * the end of the file, where gzip keeps a CRC-32 of the contents: damage does not go unnoticed.
 */
final class IdxFile {
  private static final int MAGIC = 0x00000800;
  private static final int BUFFER = 1 << 16;

  /** Far above any file of this kind, and far below what would exhaust memory. */
  private static final int MOST_ITEMS = 1_000_000;

  private IdxFile() {}

  /** Square images, one after the other. */
  static byte[] images(Path file, int side) throws IOException {
    return read(file, side, side);
  }

  /** Labels, all below the number of classes. */
  static byte[] labels(Path file, int classes) throws IOException {
    byte[] labels = read(file);
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || labels[i] >= classes) {
        throw unusable(
            file,
            "label " + i + " is " + (labels[i] & 0xFF) + ", but there are " + classes + " classes");
      }
    }
    return labels;
  }

  private static byte[] read(Path file, int... itemLengths) throws IOException {
    try (DataInputStream in =
        new DataInputStream(
            new BufferedInputStream(
                new GZIPInputStream(Files.newInputStream(file), BUFFER), BUFFER))) {
      int magic = in.readInt();
      int expected = MAGIC + 1 + itemLengths.length;
      if (magic != expected) {
        throw unusable(
            file,
            String.format(Locale.ROOT, "it begins with %08x where IDX has %08x", magic, expected));
      }
      int count = in.readInt();
      if (count < 1 || count > MOST_ITEMS) {
        throw unusable(file, "it claims to hold " + count + " items");
      }
      int size = 1;
      for (int length : itemLengths) {
        int found = in.readInt();
        if (found != length) {
          throw unusable(file, "an axis of its items is " + found + " long, not " + length);
        }
        size *= length;
      }
      byte[] contents = new byte[count * size];
      in.readFully(contents);
      if (in.read() >= 0) {
        throw unusable(file, "there is more in it than the " + count + " items that it announces");
      }
      return contents;
    } catch (EOFException e) {
      throw unusable(file, "it ends too early");
    } catch (ZipException e) {
      throw unusable(file, "gzip says: " + e.getMessage());
    }
  }

  private static IOException unusable(Path file, String why) {
    return new IOException(
        file
            + " cannot be used: "
            + why
            + ". Delete or replace it, and it will be looked for anew");
  }
}
