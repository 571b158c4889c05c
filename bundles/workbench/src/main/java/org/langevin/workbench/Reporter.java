package org.langevin.workbench;

import java.io.IOException;
import java.nio.file.Path;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Turns a run's folder into pictures and a page. Reads nothing but the folder: {@code
 * experiment.json}, {@code resolved.json}, {@code run.json}, {@code history.csv}, {@code
 * metrics.json} and the figures' data in {@code figures/*.json}.
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
