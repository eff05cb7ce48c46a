<?php
namespace Gems;

/** What the application says of itself; a hotfix does not change it. */
final class Version
{
    const NUMBER = '1.9.2';
    const LEVEL = 68;
}
