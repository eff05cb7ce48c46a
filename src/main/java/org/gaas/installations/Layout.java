package org.gaas.installations;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.gaas.applications.Descriptor;
import org.gaas.applications.RelativePath;
import org.gaas.applications.SharedPath;
import org.gaas.remote.Absent;
import org.gaas.remote.Desired;
import org.gaas.remote.Directory;
import org.gaas.remote.Emptied;
import org.gaas.remote.NoProcesses;
import org.gaas.remote.Owner;
import org.gaas.remote.SystemUser;

/**
 * Where an installation lives on a server, and what should be there before a release comes: a pure function of the
 * installation's id and its descriptor. Paths are below the host's root.
 *
 * <p>The application can write nothing but what its descriptor says. Whatever lies below something that it writes is
 * made by its own user, so that no link that it puts there leads the desk astray. No other installation
 * comes into its home; the web server does, by its group.
 */
public record Layout(InstallationId id, Descriptor descriptor) {
    /** Everything of the desk on a server. */
    public static final String BASE = "srv/gaas";

    /** The files of all releases, once for each server. */
    public static final String STORE = BASE + "/store";

    /** What is kept of installations that are gone; for the desk only. */
    public static final String ARCHIVES = BASE + "/.archives";

    private static final String OPEN = "0755";
    private static final String PRIVATE = "0750";
    private static final String CLOSED = "0700";

    public static String home(InstallationId id) {
        return BASE + "/" + id;
    }

    public static String releases(InstallationId id) {
        return home(id) + "/releases";
    }

    /** The link to the release that runs. */
    public static String current(InstallationId id) {
        return home(id) + "/current";
    }

    public static String shared(InstallationId id) {
        return home(id) + "/shared";
    }

    /** The place of a shared path. */
    public static String shared(InstallationId id, RelativePath path) {
        return shared(id) + "/" + path;
    }

    /** Whom everything that the application writes belongs to. */
    public static Owner owner(InstallationId id) {
        return Owner.app(id.value());
    }

    /** Nothing of an installation is left, its user included; databases and sites are others' business. */
    public static List<Desired> gone(InstallationId id) {
        return List.of(
                stopped(id), new Emptied(shared(id), owner(id)), new Absent(home(id)), SystemUser.absent(id.value()));
    }

    /** Nothing of it runs: no command that outlived its process, nothing that the application started. */
    public static Desired stopped(InstallationId id) {
        return new NoProcesses(user(id));
    }

    private static SystemUser user(InstallationId id) {
        return new SystemUser(id.value(), home(id));
    }

    /** Whom code and settings belong to, which the application reads and can't write. */
    public static Owner code(InstallationId id) {
        return Owner.code(id.value());
    }

    /** Whom a settings file belongs to. */
    public Owner keeper(RelativePath path) {
        return hand(path).equals(Owner.DESK) ? code(id) : owner(id);
    }

    /** Who works at a shared path: the application's own user below what it writes, where a link could wait for others. */
    public Owner hand(RelativePath path) {
        return above(path).stream().anyMatch(this::writable) ? owner(id) : Owner.DESK;
    }

    /** User and directories, in the order in which they must be made. */
    public List<Desired> wishes() {
        var wishes = new ArrayList<Desired>();
        wishes.add(new Directory(BASE, Owner.DESK, OPEN));
        wishes.add(new Directory(STORE, Owner.DESK, CLOSED));
        wishes.add(user(id));
        wishes.add(new Directory(home(id), code(id), PRIVATE));
        wishes.add(new Directory(releases(id), Owner.DESK, OPEN));
        wishes.add(new Directory(shared(id), Owner.DESK, OPEN));
        directories().values().forEach(wishes::add);
        return List.copyOf(wishes);
    }

    /** Shared directories, those above shared files, and writable ones, by path: those above come first. */
    private TreeMap<String, Desired> directories() {
        var directories = new TreeMap<String, Desired>();
        for (var path : descriptor.sharedPaths()) {
            if (path.kind() == SharedPath.Kind.DIRECTORY) add(directories, path.path());
            above(path.path()).forEach(parent -> add(directories, parent));
        }
        descriptor.settings().forEach(file -> above(file.path()).forEach(parent -> add(directories, parent)));
        for (var path : descriptor.shared().writable()) {
            if (isFile(path)) continue;
            above(path).forEach(parent -> add(directories, parent));
            add(directories, path);
        }
        return directories;
    }

    private void add(TreeMap<String, Desired> directories, RelativePath path) {
        var place = shared(id, path);
        if (!hand(path).equals(Owner.DESK))
            directories.put(place, new Directory(place, owner(id), PRIVATE).actingAs(hand(path)));
        else if (writable(path)) directories.put(place, new Directory(place, owner(id), PRIVATE));
        else directories.put(place, new Directory(place, Owner.DESK, OPEN));
    }

    private boolean writable(RelativePath path) {
        return descriptor.shared().writable().stream().anyMatch(above -> above.holds(path));
    }

    private boolean isFile(RelativePath path) {
        return descriptor.sharedPaths().contains(new SharedPath(path, SharedPath.Kind.FILE));
    }

    private static List<RelativePath> above(RelativePath path) {
        var parents = new ArrayList<RelativePath>();
        for (var end = path.value().indexOf('/'); end > 0; end = path.value().indexOf('/', end + 1))
            parents.add(new RelativePath(path.value().substring(0, end)));
        return parents;
    }
}
