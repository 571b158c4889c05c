package org.langevin.workbench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Turns the folder of a run, or of a sweep, into pictures and a page. Reads nothing but the folder:
 * {@code experiment.json}, {@code resolved.json}, {@code run.json}, {@code history.csv}, {@code
 * metrics.json} and the figures' data in {@code figures/*.json}; of a sweep's, {@code sweep.json}
 * and the figure. Files that are missing or damaged leave a gap, no more. It writes nothing: what
 * it made is put on the disk by the workbench, which answers for it.
 */
@ConsumerType
public interface Reporter {
  /** The name of the page. */
  String PAGE = "report.html";

  /**
   * Draws {@code figures/*.png} and {@code figures/*.svg}, one of each for each {@code
   * figures/*.json}, and makes the page.
   *
   * @param check to be called between two figures; throws if the work is to stop
   * @throws IOException if the folder cannot be read
   */
  Report report(Path folder, Runnable check) throws IOException;

  /**
   * What was made.
   *
   * @param files what to write, by the path below the folder, with slashes; the page is among them
   * @param problems of figures that could not be drawn, each with the name of the figure; empty if
   *     the report is whole
   */
  record Report(Map<String, byte[]> files, List<String> problems) {
    /** Copies the collections. */
    public Report {
      files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
      problems = List.copyOf(problems);
    }
  }
}
