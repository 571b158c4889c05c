package org.langevin.workbench.internal.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.langevin.api.dataset.DataFile;
import org.langevin.workbench.Progress;

class DataFilesTest {
  private static final byte[] CONTENTS = new byte[300_000];

  static {
    new Random(7).nextBytes(CONTENTS);
  }

  @TempDir private Path folder;
  private HttpServer server;
  private DataFiles files;
  private Path cached;
  private final List<String> ranges = new ArrayList<>();
  private final List<Progress.Update> updates = new ArrayList<>();

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/whole", this::answer);
    server.createContext("/cut", this::cutOff);
    server.createContext("/gone", exchange -> status(exchange, 404));
    server.createContext("/moved", this::move);
    server.start();
    files = new DataFiles(new Folders(List.of(folder.resolve("data")), folder.resolve("cache")));
    cached = folder.resolve("cache/shapes/squares.gz");
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void configuredFoldersComeFirst() throws IOException {
    Path installed = Files.createDirectories(folder.resolve("usr"));
    DataFile file = file(installed, "/whole");
    Files.write(installed.resolve("squares.gz"), CONTENTS);
    assertEquals(installed.resolve("squares.gz"), locate(file));
    Files.createDirectories(folder.resolve("data/shapes"));
    Path flat = Files.write(folder.resolve("data/squares.gz"), CONTENTS);
    assertEquals(flat, locate(file));
    Path nested = Files.write(folder.resolve("data/shapes/squares.gz"), CONTENTS);
    assertEquals(nested, locate(file));
    assertTrue(ranges.isEmpty());
  }

  @Test
  void aFileThatIsAnotherIsRefusedWhereverItIs() throws IOException {
    Path installed = Files.createDirectories(folder.resolve("usr"));
    Path configured = Files.createDirectories(folder.resolve("data")).resolve("squares.gz");
    for (Path other : List.of(installed.resolve("squares.gz"), configured)) {
      Files.write(other, new byte[] {1});
      String message =
          assertThrows(IOException.class, () -> locate(file(installed, "/whole"))).getMessage();
      for (String expected :
          List.of(
              other + " is another file or damaged",
              Sha256.of(new byte[] {1}),
              Sha256.of(CONTENTS),
              "replace it")) {
        assertTrue(message.contains(expected), message);
      }
      Files.write(other, CONTENTS);
      assertEquals(other, locate(file(installed, "/whole")));
    }
    assertTrue(ranges.isEmpty());
  }

  @Test
  void aDamagedFileInTheCacheIsFetchedAnew() throws IOException {
    Files.createDirectories(cached.getParent());
    Files.write(cached, new byte[1000]);
    String message = assertThrows(IOException.class, () -> locate(file("/gone"))).getMessage();
    assertTrue(message.contains(cached + " is another file or damaged"), message);
    assertEquals(cached, locate(file("/whole")));
    assertArrayEquals(CONTENTS, Files.readAllBytes(cached));
    assertEquals(1, ranges.size());
  }

  @Test
  void aChecksumIsRememberedUntilTheFileChanges() throws IOException {
    Path configured = Files.createDirectories(folder.resolve("data")).resolve("squares.gz");
    Files.write(configured, CONTENTS);
    locate(file());
    FileTime time = Files.getLastModifiedTime(configured);
    Files.write(configured, new byte[CONTENTS.length]);
    Files.setLastModifiedTime(configured, time);
    assertEquals(configured, locate(file()));
    Files.setLastModifiedTime(configured, FileTime.from(time.toInstant().plusMillis(1)));
    assertThrows(IOException.class, () -> locate(file()));
  }

  @Test
  void anyOfSeveralFormsIsRight() throws IOException {
    Path configured = Files.createDirectories(folder.resolve("data")).resolve("squares.gz");
    Files.write(configured, CONTENTS);
    String sums = Sha256.of(new byte[0]) + " " + Sha256.of(CONTENTS);
    assertEquals(
        configured, locate(new DataFile("shapes", "squares.gz", List.of(), List.of(), sums)));
    Files.write(configured, new byte[0]);
    assertEquals(
        configured, locate(new DataFile("shapes", "squares.gz", List.of(), List.of(), sums)));
  }

  @Test
  void aDownloadIsCheckedKeptAndShown() throws IOException {
    assertEquals(cached, locate(file("/moved")));
    assertArrayEquals(CONTENTS, Files.readAllBytes(cached));
    assertEquals(cached, locate(file("/moved")));
    assertEquals(List.of("none"), ranges);
    Progress.Update last = updates.get(updates.size() - 1);
    assertEquals("downloading squares.gz", last.phase());
    assertEquals(CONTENTS.length, last.done());
    assertEquals(CONTENTS.length, last.total());
  }

  @Test
  void aDownloadGoesOnWhereItWasCutOff() throws IOException {
    IOException failure = assertThrows(IOException.class, () -> locate(file("/cut")));
    assertTrue(failure.getMessage().contains("cut off"), failure.getMessage());
    Path part = cached.resolveSibling("squares.gz.part");
    long have = Files.size(part);
    assertTrue(have > 0 && have < CONTENTS.length);
    assertFalse(Files.exists(cached));
    locate(file("/whole"));
    assertEquals("bytes=" + have + "-", ranges.get(ranges.size() - 1));
    assertArrayEquals(CONTENTS, Files.readAllBytes(cached));
    assertFalse(Files.exists(part));
  }

  @Test
  void whatIsCompleteAlreadyIsNotFetchedAgain() throws IOException {
    Files.createDirectories(cached.getParent());
    Files.write(cached.resolveSibling("squares.gz.part"), CONTENTS);
    locate(file("/whole"));
    assertArrayEquals(CONTENTS, Files.readAllBytes(cached));
  }

  @Test
  void aWrongChecksumIsNeverKept() throws IOException {
    Files.createDirectories(cached.getParent());
    Files.write(cached.resolveSibling("squares.gz.part"), new byte[1000]);
    IOException failure = assertThrows(IOException.class, () -> locate(file("/whole")));
    assertTrue(failure.getMessage().contains("SHA-256"), failure.getMessage());
    assertFalse(Files.exists(cached));
    locate(file("/whole"));
    assertArrayEquals(CONTENTS, Files.readAllBytes(cached));
  }

  @Test
  void theNextSourceIsTried() throws IOException {
    assertEquals(cached, locate(file("/gone", "/whole")));
  }

  @Test
  void theMessageSaysWhereWasLookedAndWhatToDo() {
    String message = assertThrows(IOException.class, () -> locate(file("/gone"))).getMessage();
    for (String expected :
        List.of(
            folder.resolve("data/shapes/squares.gz").toString(),
            cached.toString(),
            "HTTP status 404",
            "LANGEVIN_DATA")) {
      assertTrue(message.contains(expected), message);
    }
  }

  @Test
  void anInterruptedDownloadStops() {
    Thread.currentThread().interrupt();
    assertThrows(InterruptedIOException.class, () -> locate(file("/whole")));
    assertTrue(Thread.interrupted());
    assertFalse(Files.exists(cached));
  }

  private Path locate(DataFile file) throws IOException {
    return files.locate(file, updates::add);
  }

  private DataFile file(String... sources) {
    return file(folder.resolve("nowhere"), sources);
  }

  private DataFile file(Path installed, String... sources) {
    return new DataFile(
        "shapes",
        "squares.gz",
        List.of(installed.toString()),
        Arrays.stream(sources)
            .map(path -> URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path))
            .toList(),
        Sha256.of(CONTENTS));
  }

  private void answer(HttpExchange exchange) throws IOException {
    String range = exchange.getRequestHeaders().getFirst("Range");
    ranges.add(range == null ? "none" : range);
    int start = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
    if (start >= CONTENTS.length) {
      status(exchange, 416);
      return;
    }
    exchange.sendResponseHeaders(range == null ? 200 : 206, CONTENTS.length - start);
    exchange.getResponseBody().write(CONTENTS, start, CONTENTS.length - start);
    exchange.close();
  }

  private void cutOff(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, CONTENTS.length);
    exchange.getResponseBody().write(CONTENTS, 0, CONTENTS.length / 3);
    exchange.getResponseBody().flush();
    exchange.close();
  }

  private void move(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Location", "/whole");
    status(exchange, 302);
  }

  private static void status(HttpExchange exchange, int status) throws IOException {
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }
}
