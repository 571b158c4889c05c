package org.langevin.workbench.internal.files;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.langevin.api.dataset.Items;

/**
 * Several arrays in one file, as {@code numpy.savez} and {@code numpy.savez_compressed} write them:
 * a ZIP archive that holds the array {@code x} as {@code x.npy}. Messages speak of it as of {@code
 * FILE.npz/x}.
 */
final class Npz {
  /** How the name of such a file ends. */
  static final String ENDING = ".npz";

  private static final String MEMBER = ".npy";

  private Npz() {}

  /**
   * Reads an array as items.
   *
   * @param array its name; empty for the only one
   */
  static Items readItems(Path source, Optional<String> array) throws IOException {
    try (ZipFile archive = new ZipFile(source.toFile())) {
      String name = array.isPresent() ? array.get() : only(source, names(archive));
      ZipEntry entry = archive.getEntry(name + MEMBER);
      if (entry == null) {
        throw FileProblem.content(source, "holds no array " + name + "; " + held(names(archive)));
      }
      return read(place(source, name), archive, entry);
    } catch (ZipException e) {
      throw FileProblem.content(
          source,
          "is no .npz file, or damaged ("
              + e.getMessage()
              + "); numpy.savez and numpy.savez_compressed write such files");
    } catch (IOException e) {
      throw FileProblem.reading(source, e);
    }
  }

  private static Items read(Path place, ZipFile archive, ZipEntry entry) throws IOException {
    try (CheckedInputStream in =
        new CheckedInputStream(archive.getInputStream(entry), new CRC32())) {
      Items items = Npy.readItems(place, Channels.newChannel(in), entry.getSize());
      if (in.getChecksum().getValue() != entry.getCrc()) {
        throw FileProblem.content(place, "is damaged: its checksum is wrong");
      }
      return items;
    } catch (IOException e) {
      throw FileProblem.reading(place, e);
    }
  }

  /** The names of the arrays, in the order of the archive. */
  private static List<String> names(ZipFile archive) {
    return archive.stream()
        .map(ZipEntry::getName)
        .filter(name -> name.endsWith(MEMBER))
        .map(name -> name.substring(0, name.length() - MEMBER.length()))
        .toList();
  }

  private static String only(Path source, List<String> names) throws IOException {
    if (names.size() == 1) {
      return names.get(0);
    }
    throw FileProblem.content(
        source, names.isEmpty() ? held(names) : "say which array is meant; " + held(names));
  }

  private static String held(List<String> names) {
    return names.isEmpty()
        ? "there are no arrays in it; numpy.savez writes such files"
        : "there are these: " + String.join(", ", names);
  }

  private static Path place(Path source, String name) throws IOException {
    try {
      return source.resolve(name);
    } catch (InvalidPathException e) {
      throw new NoSuchFileException(source.toString(), null, e.getMessage());
    }
  }
}
