package org.langevin.workbench.internal.blame;

/** How Java is given more of the memory that ran out. */
public final class MoreMemory {
  private MoreMemory() {}

  /** A clause for messages. */
  public static String advice(OutOfMemoryError error) {
    boolean outsideHeap =
        error.getMessage() != null && error.getMessage().contains("direct buffer memory");
    return "give Java more by EXTRA_JAVA_OPTS="
        + (outsideHeap ? "-XX:MaxDirectMemorySize=..." : "-Xmx...");
  }
}
