#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What $BROWSER is in the tests: fills in the forms that a sign-in service shows, as $TEST_LOGIN, and follows it back.

$TEST_BROWSER says what else it does: "declines" leaves by the link that says so, "forges" goes to the loopback with a
state of its own before it goes with the right one. What it saw stands in $TEST_SEEN, a line each."""
import html.parser
import http.cookiejar
import os
import sys
import urllib.error
import urllib.parse
import urllib.request

MAX_STEPS = 20


class Page(html.parser.HTMLParser):
    """The form of a page, what stands in it, and where one can leave."""

    def __init__(self, text):
        super().__init__()
        self.action, self.fields, self.links = None, {}, []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == 'form':
            self.action = attrs.get('action')
        elif tag == 'input' and 'name' in attrs:
            self.fields[attrs['name']] = attrs.get('value') or ''
        elif tag == 'a' and 'href' in attrs:
            self.links.append(attrs['href'])


class Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *unused):
        return None


opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()), Stay,
                                     urllib.request.ProxyHandler({}))


def ask(uri, fields=None):
    data = urllib.parse.urlencode(fields).encode() if fields is not None else None
    try:
        answer = opener.open(urllib.request.Request(uri, data), timeout=20)
    except urllib.error.HTTPError as error:
        answer = error
    with open(os.environ['TEST_SEEN'], 'a', encoding='utf-8') as seen:
        print(answer.status, urllib.parse.urlsplit(uri).path, file=seen)
    return answer


def with_other(uri, **other):
    parts = urllib.parse.urlsplit(uri)
    query = dict(urllib.parse.parse_qsl(parts.query))
    return parts._replace(query=urllib.parse.urlencode({**query, **other})).geturl()


def main(uri):
    mode = os.environ.get('TEST_BROWSER', '')
    fields = None

    for _ in range(MAX_STEPS):
        if mode == 'forges' and '/callback' in uri:
            assert ask(with_other(uri, state='of-somebody-else')).status == 400
            assert ask(with_other(uri, state='')).status == 400
        answer = ask(uri, fields)
        fields = None
        if answer.status in (302, 303):
            uri = urllib.parse.urljoin(uri, answer.headers['Location'])
            continue

        page = Page(answer.read().decode())
        if page.action is None:
            return
        if mode == 'declines':
            uri = urllib.parse.urljoin(uri, next(link for link in page.links if link.endswith('/abort')))
            continue
        fields = page.fields
        if 'login' in fields:
            fields.update(login=os.environ['TEST_LOGIN'], password='of no matter')
        uri = urllib.parse.urljoin(uri, page.action)

    sys.exit('the sign-in service sends in circles')


main(sys.argv[1])
