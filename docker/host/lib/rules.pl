# What the programs of root that fill templates share. Words are data, and read by rules that the desk has too.
package rules;
use strict;
use warnings;
use Fcntl qw(:flock O_CREAT O_WRONLY O_EXCL);

# No variable, mask or folder of whoever calls changes what is done. systemd's socket is where it hears that PHP is up.
%ENV = (PATH => '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL => 'C', HOME => '/root',
    map { exists $ENV{$_} ? ($_ => $ENV{$_}) : () } 'NOTIFY_SOCKET');
umask 022;
chdir '/';

our $program = $0 =~ m{([^/]+)\z} ? $1 : 'gaas';
our $templates = '/etc/gaas/templates';

# Bad input: nothing was changed.
sub refuse { print STDERR "$program: $_[0]\n"; exit 2 }

# Should have worked.
sub fail { print STDERR "$program: $_[0]\n"; exit 1 }

# A word from outside as people may see it: without what moves a cursor, and not for ever.
sub shown {
    my ($text) = @_;
    $text =~ s/[^\x20-\x7e]/?/g;
    return length $text > 100 ? substr($text, 0, 100) . '...' : $text;
}

# An installation whose system user was made by "user".
sub installation {
    my ($name) = @_;
    defined $name && $name =~ /\A[a-z][a-z0-9-]{0,30}\z/ && $name !~ /-\z/
        or refuse('not a name of an installation: ' . shown($name // ''));
    return $name;
}

sub user_exists {
    my ($name) = @_;
    my (undef, undef, undef, $members) = getgrnam('gaas-apps');
    return defined getpwnam($name) && grep { $_ eq $name } split / /, $members // '';
}

my $told;

# How long a wish may be.
our $longest = 65536;

# Lines of key=value from standard input, which is read once. Known keys have a rule: a pattern, and a sentence for what
# does not fit; keys that end with [] may stand on several lines. What has no rule is refused.
sub wish {
    my (%rules) = @_;
    return $told if $told;
    binmode STDIN;
    my $read = read STDIN, my $text, $longest + 1;
    defined $read or fail("can't read the wish: $!");
    $read <= $longest or refuse('the wish has more than ' . $longest / 1024 . ' kB');
    $text eq '' || $text =~ /\n\z/ or refuse('the wish was cut off: its last line has no end');
    my (%wish, $number);
    for my $line (split /\n/, $text) {
        $number++;
        my ($key, $value) = $line =~ /\A([A-Za-z0-9_.]{1,80})=(.*)\z/s
            or refuse("line $number is not key=value: " . shown($line));
        $value !~ /[\x00-\x1f\x7f]/ or refuse("$key holds a control character");
        my $kind = $key =~ s/\A([a-z]+)\..*\z/$1/sr . ($key =~ /\./ ? '.' : '');
        my $rule = $rules{$key} // $rules{$key . '[]'} // $rules{$kind} or refuse("an unknown key: $key");
        $value =~ $rule->[0] or refuse("$key $rule->[1]: " . shown($value));
        if (exists $rules{$key . '[]'}) {
            push @{ $wish{$key} }, $value;
        } else {
            exists $wish{$key} and refuse("$key stands there twice");
            $wish{$key} = $value;
        }
    }
    return $told = \%wish;
}

# A path of at most 250 letters that can't leave the folder that it is put below.
our $path = qr{\A(?=.{1,250}\z)(?!.*(?:\A|/)\.\.?(?:/|\z))[A-Za-z0-9._][A-Za-z0-9._+-]*(?:/[A-Za-z0-9._+-]+)*\z};

# A key env.NAME: a variable that is not the server's own business.
sub variable {
    my ($key) = @_;
    $key =~ /\Aenv\.[A-Z_][A-Z0-9_]{0,60}\z/ or refuse("not a name for a variable: $key");
    $key !~ /\Aenv\.(?:HOME|PATH|TMPDIR|LD_.*|PHP_.*|PHPRC|USER|SHELL|IFS|ENV)\z/
        or refuse("$key is the server's own business");
}

# A template with all its places filled; a place without a value is a mistake in these programs.
sub filled {
    my ($name, %values) = @_;
    my $text = content("$templates/$name") // fail("the template $templates/$name is missing");
    $text =~ s/\{\{([a-z]+)\}\}/$values{$1} \/\/ fail("the template $name has the unknown place $1")/ge;
    return $text;
}

# The text of a file of root's; undefined when there is none.
sub content {
    my ($file) = @_;
    open my $in, '<', $file or return undef;
    local $/;
    my $text = <$in>;
    return $text;
}

# Whether a file has another text than this; undefined stands for no file.
sub differs {
    my ($file, $text) = @_;
    my $there = content($file);
    return defined $there != defined $text || defined $there && $there ne $text;
}

# Says what was found, for whoever only looks.
my $silent = 0;
sub found {
    print "$_[0]\n" if !$silent;
    return 1;
}

# Looks, makes it so where it is not, and looks again: one program, where three would be started. The desk knows 10 as
# "nothing had to be done".
sub keep {
    my ($check, $put) = @_;
    $silent = 1;
    return 10 if $check->() == 0;
    $silent = 0;
    return $put->() || $check->();
}

# Replaces a file as a whole; its folder is root's.
sub put {
    my ($file, $text, $mode, $group) = @_;
    my $new = $file =~ s{([^/]+)\z}{.$1.new}r;
    unlink $new;
    sysopen my $out, $new, O_CREAT | O_WRONLY | O_EXCL, $mode // 0644 or fail("$new: $!");
    !defined $group or chown 0, scalar(getgrnam($group)), $new or fail("$file: $!");
    (print $out $text) && close $out && rename $new, $file or fail("$file: $!");
}

sub folder {
    my ($path, $mode, $user, $group) = @_;
    -d $path && !-l $path or mkdir $path, $mode or fail("$path: $!");
    chmod $mode, $path;
    chown scalar(getpwnam($user // 'root')), scalar(getgrnam($group // 'root')), $path or fail("$path: $!");
}

# A log in a folder of root's that an installation may write.
sub log_of {
    my ($name, $what) = @_;
    my $file = "/var/log/gaas/$name.$what";
    put($file, '', 0640) if !-e $file;
    chown scalar(getpwnam($name)), 0, $file or fail("$file: $!");
}

# One at a time on this server; the lock ends with the process. Whoever could read its file could hold it.
my $held;
sub alone {
    folder('/run/gaas', 0755);
    sysopen $held, "/run/gaas/$_[0].lock", O_CREAT | O_WRONLY, 0600 or fail("/run/gaas/$_[0].lock: $!");
    my $what = $_[0];
    local $SIG{ALRM} = sub { fail("another change of this server's $what takes longer than a minute") };
    alarm 60;
    flock $held, LOCK_EX or fail("/run/gaas/$what.lock: $!");
    alarm 0;
}

# Runs a program without a shell; its words, both outputs together, and whether it went well.
sub run {
    my (@argv) = @_;
    my $pid = open(my $out, '-|') // fail("can't start $argv[0]: $!");
    if (!$pid) {
        open STDIN, '<', '/dev/null';
        open STDERR, '>&', \*STDOUT;
        exec { $argv[0] } @argv or print "can't start $argv[0]: $!\n";
        # loaded here only: that takes longer than all else in these programs
        require POSIX;
        POSIX::_exit(127);
    }
    local $/;
    my $said = <$out> // '';
    close $out;
    return ($? == 0, $said);
}

# Where each connection of a developer sees what is opened to it.
our $view = '/var/lib/gaas-view';

# The processes of somebody who came by ssh: its own, and those of root that let it in.
sub signed_in {
    my ($name) = @_;
    my $uid = getpwnam($name);
    my @there;
    for my $process (glob '/proc/[0-9]*') {
        my ($pid) = $process =~ /([0-9]+)\z/;
        my $status = content("$process/status") // next;
        next if $status =~ /^State:\s+[ZX]/m;
        my ($real, $effective) = $status =~ /^Uid:\s+([0-9]+)\s+([0-9]+)/m or next;
        my $own = $uid && ($real == $uid || $effective == $uid);
        my $serves = $real == 0 && (readlink("$process/exe") // '') =~ m{\A/usr/sbin/sshd\b}
            && (content("$process/cmdline") // '') =~ /\Asshd: \Q$name\E[ @]/;
        push @there, $pid if $own || $serves;
    }
    return @there;
}

# PHP as Debian has it: the newest version that is installed.
sub php_fpm {
    my ($newest) = sort { $b->[1] <=> $a->[1] } map { [$_, /(\d+)\.(\d+)\z/ ? $1 * 1000 + $2 : 0] }
        grep { -x } glob '/usr/sbin/php-fpm[0-9]*';
    return ($newest // fail('PHP is not installed: no /usr/sbin/php-fpm*'))->[0];
}

# Fails when PHP would not take a text as the configuration of a pool.
sub php_takes {
    my ($name, $text) = @_;
    my $candidate = "/run/gaas/candidate.php.$name.conf";
    put($candidate, $text, 0600);
    # without PHP's own settings: they name the extensions, and loading those is most of what a test would cost
    my ($well, $said) = run(php_fpm(), '-n', '--test', '--fpm-config', $candidate);
    unlink $candidate;
    $well or fail("PHP does not take the configuration for $name: $said");
}

# The number of the master of an installation's PHP; 0 when it does not run. A number that was given to something else
# since is not taken for it.
sub php_runs {
    my ($name) = @_;
    my $pid = content("/run/gaas/php/$name.pid") // return 0;
    ($pid) = $pid =~ /\A([1-9][0-9]*)\s*\z/ or return 0;
    my $line = content("/proc/$pid/cmdline") // return 0;
    # while it becomes itself anew it has the name of its program for a moment
    return $line =~ m{\A(?:/usr/sbin/)?php-fpm.*\Q/etc/gaas/php/$name.conf\E}s ? $pid : 0;
}

1;
