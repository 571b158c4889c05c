package org.langevin.workbench.internal.data;

import java.io.IOException;

/** A source did not give the file; another may. */
final class DownloadException extends IOException {
  private static final long serialVersionUID = 1L;

  DownloadException(String message, Throwable cause) {
    super(message, cause);
  }
}
