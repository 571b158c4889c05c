package org.langevin.workbench;

import java.io.IOException;
import java.nio.file.Path;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Turns the folder of a run, or of a sweep, into pictures and a page. Reads nothing but the folder:
 * {@code experiment.json}, {@code resolved.json}, {@code run.json}, {@code history.csv}, {@code
 * metrics.json} and the figures' data in {@code figures/*.json}; of a sweep's, {@code sweep.json}
 * and the figure. Files that are missing or damaged leave a gap, no more.
 */
@ConsumerType
public interface Reporter {
  /**
   * Writes {@code figures/*.png}, one for each {@code figures/*.json}, and {@code report.html}.
   *
   * @return the page
   */
  Path report(Path folder) throws IOException;
}
