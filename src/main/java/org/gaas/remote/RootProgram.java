package org.gaas.remote;

import java.util.Optional;

/**
 * Something that only root can make, and one of the desk's programs in {@code /usr/lib/gaas} takes care of: it is told
 * in lines of {@code key=value} what should be so, and believes none of them without a look. Each such program knows
 * {@code check}, {@code put} and {@code keep} (both in one go), which read a wish, and {@code gone} and {@code remove}.
 *
 * @param program its name: {@code site}
 * @param name what it is about: an installation, or with a dot in front what the program itself knows
 * @param wish what should be so; empty: nothing of it
 */
public record RootProgram(String program, String name, Optional<String> wish) implements Desired {
    private static final ShFunction LOOK = ShFunction.of("g_program_look", """
            printf '%s' "$3" | sudo -n "/usr/lib/gaas/$1" "$4" "$2\"""");
    private static final ShFunction KEEP =
            ShFunction.of("g_program_keep", """
            g_program_look "$1" "$2" "$3" "$4" >/dev/null 2>&1 && return ALREADY
            g_program_look "$1" "$2" "$3" "$5" && g_program_look "$1" "$2" "$3" "$4\"""".replace("ALREADY", Integer.toString(ALREADY)), LOOK);

    private static final ShFunction LAY =
            ShFunction.of("g_program_lay", """
            g_program_look "$1" "$2" "$3" "$4" >/dev/null 2>&1 && return ALREADY
            g_program_look "$1" "$2" "$3" "$5\"""".replace("ALREADY", Integer.toString(ALREADY)), LOOK);
    private static final ShFunction END = ShFunction.of("g_program_end", "sudo -n \"/usr/lib/gaas/$1\" \"$2\"");

    public RootProgram {
        if (!program.matches("[a-z][a-z-]{0,30}")) throw new IllegalArgumentException("not a program: " + program);
        if (!name.matches("\\.[a-z]{1,20}")) SystemUser.checkedName(name);
    }

    @Override
    public String subject() {
        return program + " " + name;
    }

    @Override
    public Fragment probe(Platform platform) {
        return Fragment.call(LOOK).text(program, name, wish.orElse(""), looking());
    }

    @Override
    public Fragment apply(Platform platform) {
        return Fragment.call(LOOK).text(program, name, wish.orElse(""), making());
    }

    @Override
    public Optional<Fragment> inOneGo(Platform platform) {
        // starting a program as root costs more than most of what these do
        if (wish.isPresent()) return Optional.of(Fragment.call(LOOK).text(program, name, wish.get(), "keep"));
        return Optional.of(Fragment.call(KEEP).text(program, name, "", looking(), making()));
    }

    /**
     * The same, where an end is shared with others of this program.
     *
     * @param laying the program's word for all but the end
     * @param ending the program's word for the end of all that was begun
     */
    public Ending ending(String laying, String ending) {
        return new Ending(
                Fragment.call(LAY).text(program, name, wish.orElse(""), looking(), laying),
                Fragment.call(END).text(program, ending));
    }

    private String looking() {
        return wish.isPresent() ? "check" : "gone";
    }

    private String making() {
        return wish.isPresent() ? "put" : "remove";
    }
}
