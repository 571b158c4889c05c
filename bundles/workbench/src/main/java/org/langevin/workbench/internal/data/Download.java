package org.langevin.workbench.internal.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.langevin.api.dataset.DataFile;
import org.langevin.workbench.Progress;
import org.langevin.workbench.internal.files.AtomicFiles;

/**
 * Fetches a file over HTTP into a neighbour of its target whose name ends in {@code .part}, going
 * on where an earlier attempt was cut off, and gives it its name when its SHA-256 is right.
 */
final class Download {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int BUFFER = 1 << 16;
  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int RANGE_NOT_SATISFIABLE = 416;

  /**
   * Fetches a file.
   *
   * @throws DownloadException if this source does not give it
   * @throws IOException if it cannot be kept, or the thread is interrupted
   */
  void fetch(URI source, Path target, DataFile file, Progress progress) throws IOException {
    AtomicFiles.createFolders(target.toAbsolutePath().getParent());
    Path part = target.resolveSibling(target.getFileName() + ".part");
    receive(source, part, "downloading " + target.getFileName(), progress);
    String actual;
    try (InputStream stream = Files.newInputStream(part)) {
      actual = Sha256.of(stream);
    }
    if (!Checksums.isRight(actual, file)) {
      Files.delete(part);
      throw new DownloadException(
          source + ": its SHA-256 is " + actual + " instead of " + file.sha256() + "; thrown away",
          null);
    }
    AtomicFiles.force(part);
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    AtomicFiles.forceFolder(target.toAbsolutePath().getParent());
  }

  private void receive(URI source, Path part, String phase, Progress progress) throws IOException {
    long have = Files.exists(part) ? Files.size(part) : 0;
    HttpResponse<InputStream> response = send(source, have);
    try (InputStream body = response.body()) {
      if (response.statusCode() == RANGE_NOT_SATISFIABLE) {
        // Everything may be there already: the checksum tells.
        return;
      }
      boolean resumed = response.statusCode() == PARTIAL && have > 0;
      if (!resumed && response.statusCode() != OK) {
        throw new DownloadException(source + ": HTTP status " + response.statusCode(), null);
      }
      long length = response.headers().firstValueAsLong("content-length").orElse(-1);
      long before = resumed ? have : 0;
      Meter meter = new Meter(phase, before, before + length, progress);
      try (OutputStream target =
          Files.newOutputStream(
              part,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              resumed ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING)) {
        copy(source, body, target, meter);
      }
    }
  }

  private HttpResponse<InputStream> send(URI source, long have) throws IOException {
    HttpClient client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(PATIENCE)
            .build();
    HttpRequest.Builder request = HttpRequest.newBuilder(source);
    if (have > 0) {
      request.header("Range", "bytes=" + have + "-");
    }
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      throw interrupted();
    } catch (IOException e) {
      throw new DownloadException(source + ": " + e, e);
    }
  }

  private static void copy(URI source, InputStream body, OutputStream target, Meter meter)
      throws IOException {
    byte[] buffer = new byte[BUFFER];
    for (int read = read(source, body, buffer); read >= 0; read = read(source, body, buffer)) {
      if (Thread.currentThread().isInterrupted()) {
        throw interrupted();
      }
      target.write(buffer, 0, read);
      meter.add(read);
    }
    meter.finish();
  }

  private static int read(URI source, InputStream body, byte[] buffer) throws IOException {
    try {
      return body.read(buffer);
    } catch (IOException e) {
      throw new DownloadException(
          source + ": cut off (" + e.getMessage() + "); the next attempt goes on from there", e);
    }
  }

  private static InterruptedIOException interrupted() {
    Thread.currentThread().interrupt();
    return new InterruptedIOException(
        "the download was cancelled; the next one goes on from there");
  }
}
