package org.langevin.workbench.internal.places;

import java.nio.file.Path;
import java.util.List;
import org.langevin.workbench.Places;
import org.langevin.workbench.internal.data.Folders;
import org.langevin.workbench.internal.gallery.Gallery;
import org.langevin.workbench.internal.runs.RunStore;
import org.osgi.service.component.annotations.Component;

/** The places that system properties and the environment name. */
@Component
public final class ConfiguredPlaces implements Places {
  @Override
  public Path gallery() {
    return Gallery.configured().toAbsolutePath();
  }

  @Override
  public Path runs() {
    return RunStore.fromSystem().root();
  }

  @Override
  public List<Path> data() {
    return Folders.fromSystem().data().stream().map(Path::toAbsolutePath).toList();
  }

  @Override
  public Path cache() {
    return Folders.fromSystem().cache().toAbsolutePath();
  }
}
