package org.langevin.workbench.internal.runs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.langevin.workbench.Reporter;
import org.langevin.workbench.internal.files.FileBatch;

/** Puts a report on the disk. */
public final class ReportPhase {
  /** Why there is no report. */
  public static final String NOTHING_DRAWS =
      "there is nothing here that draws reports; start it by bundle:start org.langevin.report";

  private ReportPhase() {}

  /**
   * Makes a report and writes it.
   *
   * @param batch of files below the folder
   * @param check throws if the work is to stop
   * @return what was noted of the files
   * @throws ReportFailedException if figures could not be drawn; the others and the page are there
   * @throws IOException if a file cannot be written
   */
  public static ObjectNode write(Reporter reporter, Path folder, FileBatch batch, Runnable check)
      throws IOException {
    Reporter.Report report = made(reporter, folder, check);
    for (Map.Entry<String, byte[]> file : report.files().entrySet()) {
      batch.write(folder.resolve(file.getKey()), out -> out.write(file.getValue()));
    }
    ObjectNode files = batch.commit();
    if (!report.problems().isEmpty()) {
      throw new ReportFailedException(report.problems());
    }
    return files;
  }

  private static Reporter.Report made(Reporter reporter, Path folder, Runnable check)
      throws IOException {
    try {
      return reporter.report(folder, check);
    } catch (CancellationException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new IOException("the report cannot be made: " + e.getMessage(), e);
    }
  }
}
