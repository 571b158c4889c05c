package org.langevin.report.page;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder's page: one file that needs nothing else. */
public final class Page {
  private Page() {}

  /**
   * The page of a run, a sweep or a comparison.
   *
   * @param folder its folder
   * @param illustrations its figures in their order
   */
  public static String of(Path folder, List<Illustration> illustrations) {
    return Files.exists(folder.resolve(ComparisonPage.FILE))
        ? new ComparisonPage(folder, illustrations).write()
        : new RunPage(folder, illustrations).write();
  }
}
