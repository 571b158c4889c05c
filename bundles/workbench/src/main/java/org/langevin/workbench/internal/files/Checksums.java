package org.langevin.workbench.internal.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Optional;
import org.langevin.workbench.internal.files.AtomicFiles.Content;

/** What is noted of a file, to know it again: {@code {"bytes": 1328, "sha256": "..."}}. */
public final class Checksums {
  private static final String BYTES = "bytes";
  private static final String SHA256 = "sha256";
  private static final int BLOCK = 1 << 16;

  private Checksums() {}

  /** Writes a file in place and notes what was written; does not force it to the disk. */
  public static ObjectNode write(Path file, Content content) throws IOException {
    MessageDigest digest = Hashes.digest();
    // Not a channel: an interrupt, by which runs are cancelled, would close that.
    try (OutputStream out =
        new BlockOutputStream(
            new DigestOutputStream(new FileOutputStream(file.toFile()), digest))) {
      content.write(out);
    }
    return note(Files.size(file), digest);
  }

  /** Notes what a file holds. */
  public static ObjectNode of(Path file) throws IOException {
    return note(Files.size(file), digest(file));
  }

  /**
   * Holds a file against what was noted of it.
   *
   * @return what is wrong with it, for example {@code is missing}; empty if nothing is
   */
  public static Optional<String> damage(Path file, JsonNode noted) throws IOException {
    try {
      if (!Files.isRegularFile(file)) {
        return Optional.of(Files.exists(file) ? "is no regular file" : "is missing");
      }
      long bytes = noted.path(BYTES).asLong(-1);
      if (Files.size(file) != bytes) {
        return Optional.of("has " + Files.size(file) + " bytes, not " + bytes);
      }
      return Hashes.hex(digest(file)).equals(noted.path(SHA256).asText())
          ? Optional.empty()
          : Optional.of("was changed");
    } catch (NoSuchFileException e) {
      return Optional.of("is missing");
    } catch (IOException e) {
      throw FileProblem.reading(file, e);
    }
  }

  private static ObjectNode note(long bytes, MessageDigest digest) {
    return Json.object().put(BYTES, bytes).put(SHA256, Hashes.hex(digest));
  }

  private static MessageDigest digest(Path file) throws IOException {
    MessageDigest digest = Hashes.digest();
    byte[] block = new byte[BLOCK];
    try (InputStream in = new FileInputStream(file.toFile())) {
      for (int count = in.read(block); count >= 0; count = in.read(block)) {
        digest.update(block, 0, count);
      }
    }
    return digest;
  }
}
