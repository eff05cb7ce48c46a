# What writes down who comes by ssh key (came, developers), and what keeps it (visits), agree on.
package visits;
use strict;
use warnings;
use Fcntl qw(:flock O_CREAT O_WRONLY O_APPEND O_NOFOLLOW);

our $folder = '/var/log/gaas-visits';
# who was let in and how that ended; and who was not, which anybody can have written as much as he likes
our ($came, $refused) = ("$folder/came", "$folder/refused");
our $state = '/etc/gaas/visits';
my $room = 4 << 20;

# Opens a log to write at its end, alone; what was turned over meanwhile is not written any more.
sub held {
    my ($file) = @_;
    for (1 .. 100) {
        sysopen my $out, $file, O_CREAT | O_WRONLY | O_APPEND | O_NOFOLLOW, 0600 or rules::fail("$file: $!");
        flock $out, LOCK_EX or rules::fail("$file: $!");
        my ($device, $number) = stat $out;
        my @now = stat $file;
        return $out if @now && $now[0] == $device && $now[1] == $number;
    }
    rules::fail("$file is turned over again and again");
}

# One line: a moment, and words without tabs.
sub note {
    my ($file, @words) = @_;
    my $out = held($file);
    if ($file eq $refused) {
        return if -s $out > $room;
        @words = ('full') if length("@words") + 50 + -s $out > $room;
    }
    my $line = join("\t", time, @words) . "\n";
    (syswrite($out, $line) // 0) == length $line && close $out or rules::fail("$file: $!");
}

# The process of sshd's that serves somebody, as long as there is one.
sub serves {
    my ($pid, $name) = @_;
    return (rules::content("/proc/$pid/cmdline") // '') =~ /\Asshd: \Q$name\E \[priv\]/;
}

1;
