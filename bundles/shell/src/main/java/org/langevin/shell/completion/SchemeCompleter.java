package org.langevin.shell.completion;

import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.langevin.api.sde.Scheme;
import org.langevin.workbench.ExtensionInfo;

/** Completes ids of schemes. */
@Service
public final class SchemeCompleter extends CatalogueCompleter {
  @Override
  boolean offers(ExtensionInfo extension) {
    return extension.point().equals(Scheme.POINT);
  }
}
