package org.langevin.itests.fuzz;

import java.nio.file.Path;
import org.junit.Test;

/** What {@link FuzzIT} tries within the workbench, tried through bin/langevin. */
public class CommandLineFuzzIT {
  @Test
  public void mutatedDocuments() throws Exception {
    Path gallery = Path.of(System.getProperty("langevin.home"), "gallery");
    new Campaign("commands", new ProcessFuzz(Documents.small(gallery)), Cases.folder())
        .perform(Cases.of("commands", 2));
  }
}
