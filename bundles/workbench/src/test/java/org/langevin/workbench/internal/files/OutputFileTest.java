package org.langevin.workbench.internal.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Items;
import org.langevin.workbench.InvalidRequestException;

class OutputFileTest {
  private static final Items ITEMS = Items.of(Shape.point(2), new float[] {1, -2.5f, 1e-7f, 3e30f});

  @TempDir Path folder;

  private static void write(Path file) throws IOException, InvalidRequestException {
    OutputFile.of("--out", file).write(ITEMS);
  }

  private static void assertHoldsItems(Path file) throws IOException {
    assertArrayEquals(ITEMS.toArray(), ItemFiles.read(file, told -> {}).toArray());
  }

  @Test
  void theEndingDecidesTheFormat() throws Exception {
    write(folder.resolve("new/x.npy"));
    assertHoldsItems(folder.resolve("new/x.npy"));
    write(folder.resolve("x.CSV"));
    assertHoldsItems(folder.resolve("x.CSV"));
    assertEquals("1.0,-2.5\n1.0E-7,3.0E30\n", Files.readString(folder.resolve("x.CSV")));
    for (String name : new String[] {"x.txt", "x", "npy", "x.npy.gz"}) {
      String message =
          assertThrows(
                  InvalidRequestException.class, () -> OutputFile.of("--out", folder.resolve(name)))
              .getMessage();
      assertTrue(message.contains(".npy or .csv"), message);
      assertTrue(Files.notExists(folder.resolve(name)));
    }
  }

  /** Java before 19 writes more digits of these than tell them apart. */
  @Test
  void tablesHaveTheFewestDigits() throws Exception {
    Path file = folder.resolve("x.csv");
    float[] values = {0x1p33f, 2e-3f, Float.MIN_VALUE, -0f};
    OutputFile.of("--out", file).write(Items.of(Shape.point(4), values));
    assertEquals("8.589935E9,0.002,1.4E-45,-0.0\n", Files.readString(file));
  }

  @Test
  void theModeIsKept() throws Exception {
    Path file = Files.writeString(folder.resolve("x.npy"), "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    write(file);
    assertHoldsItems(file);
    assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void linksAreFollowed() throws Exception {
    Path target = Files.writeString(folder.resolve("target.npy"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link.npy"), Path.of("target.npy"));
    write(link);
    assertTrue(Files.isSymbolicLink(link));
    assertHoldsItems(target);
    Path later = folder.resolve("later.npy");
    Path loose = Files.createSymbolicLink(folder.resolve("loose.npy"), later);
    write(loose);
    assertTrue(Files.isSymbolicLink(loose));
    assertHoldsItems(later);
    Path circle = folder.resolve("circle.npy");
    Files.createSymbolicLink(circle, circle);
    assertThrows(InvalidRequestException.class, () -> OutputFile.of("--out", circle));
  }

  @Test
  void fifosAreWrittenTo() throws Exception {
    for (String name : new String[] {"x.npy", "plain"}) {
      Path fifo = folder.resolve(name);
      assertEquals(0, new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor());
      CompletableFuture<byte[]> read =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return Files.readAllBytes(fifo);
                } catch (IOException e) {
                  throw new AssertionError(e);
                }
              });
      write(fifo);
      Path copy = Files.write(folder.resolve("copy.npy"), read.join());
      assertHoldsItems(copy);
      assertEquals(
          "prw",
          new String(
                  new ProcessBuilder("ls", "-l", fifo.toString())
                      .start()
                      .getInputStream()
                      .readAllBytes(),
                  java.nio.charset.StandardCharsets.UTF_8)
              .substring(0, 3));
    }
  }

  @Test
  void foldersAndDevicesAreRefused() throws Exception {
    Path inPlace = Files.createDirectory(folder.resolve("x.npy"));
    assertThrows(InvalidRequestException.class, () -> OutputFile.of("--out", inPlace));
    Path device = folder.resolve("null.npy");
    Files.createSymbolicLink(device, Path.of("/dev/null"));
    String message =
        assertThrows(InvalidRequestException.class, () -> OutputFile.of("--out", device))
            .getMessage();
    assertTrue(message.contains("neither a regular file nor a FIFO"), message);
    assertThrows(InvalidRequestException.class, () -> OutputFile.of("--out", Path.of("/dev/null")));
    Path below = Files.writeString(folder.resolve("file"), "").resolve("x.npy");
    assertThrows(IOException.class, () -> write(below));
  }
}
