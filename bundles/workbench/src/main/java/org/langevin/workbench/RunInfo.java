package org.langevin.workbench;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A run in the store, readable even if the plugins that made it are gone.
 *
 * @param id the folder's name
 * @param folder where everything is
 * @param title the experiment's
 * @param source the file or gallery id that it came from
 * @param state how it stands
 * @param started when
 * @param seconds how long it has worked, resumptions included
 */
public record RunInfo(
    String id,
    Path folder,
    String title,
    String source,
    State state,
    Instant started,
    double seconds) {
  /** How a run stands. */
  public enum State {
    /** At work now. */
    RUNNING,
    /** Done. */
    DONE,
    /** Stopped by a person; can be resumed. */
    CANCELLED,
    /** Stopped by an error; can be resumed if its cause is gone. */
    FAILED,
    /** Its process ended without a word; can be resumed. */
    INTERRUPTED
  }
}
