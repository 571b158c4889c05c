package org.langevin.shell.completion;

import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.langevin.workbench.ExtensionInfo;

/** Completes ids of extensions. */
@Service
public final class ExtensionCompleter extends CatalogueCompleter {
  @Override
  boolean offers(ExtensionInfo extension) {
    return true;
  }
}
